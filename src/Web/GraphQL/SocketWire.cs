using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Entraide.Web.Http;

namespace Entraide.Web.GraphQL;

/// <summary>A WebSocket as whole JSON messages: one reader, and writers that take turns.</summary>
internal sealed class SocketWire(WebSocket socket) : IDisposable
{
    private const int ReadAtOnce = 4 * 1024;
    // RFC 6455, 5.5.
    private const int MostReasonBytes = 123;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource leaving = new();

    /// <summary>The next message; null once the client has closed or gone. The caller disposes it.</summary>
    /// <exception cref="SocketClose">The message is too big, or no JSON.</exception>
    public async Task<JsonDocument?> ReadAsync()
    {
        try
        {
            // Waits without a buffer: most connections are silent most of the time.
            var first = await socket.ReceiveAsync(Memory<byte>.Empty, leaving.Token);
            return first.MessageType == WebSocketMessageType.Close ? null : await ReadMessageAsync();
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            // Not cancelled halfway: that would break the connection for the other operations.
            if (socket.State == WebSocketState.Open) await socket.SendAsync(message, WebSocketMessageType.Text, true, leaving.Token);
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException || leaving.IsCancellationRequested)
        {
            // The client has gone, or is told to go; the reader sees it too.
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Says why, and gives the client a moment to hear it.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        try
        {
            leaving.CancelAfter(Farewell);
            await turn.WaitAsync(leaving.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shortened(reason), leaving.Token);
            turn.Release();
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    /// <summary>Reads on until the client has answered the close.</summary>
    public async Task DrainAsync()
    {
        var buffer = new byte[ReadAtOnce];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent) await socket.ReceiveAsync(buffer.AsMemory(), leaving.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        leaving.Dispose();
        turn.Dispose();
    }

    private async Task<JsonDocument?> ReadMessageAsync()
    {
        var message = new ArrayBufferWriter<byte>(ReadAtOnce);
        while (true)
        {
            var read = await socket.ReceiveAsync(message.GetMemory(ReadAtOnce), leaving.Token);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            if (read.MessageType != WebSocketMessageType.Text) throw new SocketClose(SocketClose.InvalidMessage, "Messages are text");
            message.Advance(read.Count);
            if (message.WrittenCount > Server.MostBodyBytes) throw new SocketClose(SocketClose.TooBig, $"A message has at most {Server.MostBodyBytes} bytes");
            if (read.EndOfMessage) return Parsed(message.WrittenMemory);
        }
    }

    private static string Shortened(string reason)
    {
        var shortened = reason.Length <= MostReasonBytes ? reason : reason[..MostReasonBytes];
        while (Encoding.UTF8.GetByteCount(shortened) > MostReasonBytes) shortened = shortened[..^1];
        return shortened;
    }

    private static JsonDocument Parsed(ReadOnlyMemory<byte> message)
    {
        try
        {
            return JsonDocument.Parse(message);
        }
        catch (JsonException)
        {
            throw new SocketClose(SocketClose.InvalidMessage, "Invalid message: no JSON");
        }
    }
}
