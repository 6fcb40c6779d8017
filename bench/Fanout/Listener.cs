using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entraide.Bench.Fanout;

/// <summary>One connection of the crowd: a plain socket that does no more than it must, since it shares the machine with the server.</summary>
internal sealed class Listener(Socket socket) : IDisposable
{
    private static readonly byte[] HandshakeRecord = Frames.Record("""{"protocol":"json","version":1}""");
    private static readonly byte[] PingRecord = Frames.Record("""{"type":6}""");

    private readonly ArrayBufferWriter<byte> fragments = new();
    private byte[] begun = [];
    private byte[] buffer = new byte[4096];
    private int filled;
    private int taken;

    /// <summary>The number of the last call that it heard.</summary>
    public int Heard { get; set; }

    /// <summary>Opens a WebSocket.</summary>
    public static async Task<Listener> OpenAsync(Uri address, string? token)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var listener = new Listener(socket);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        await listener.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{authorization}\r\n"));
        await listener.ReadHeadAsync();
        return listener;
    }

    /// <summary>Speaks SignalR's JSON protocol and subscribes to a stream.</summary>
    public async Task SubscribeAsync(string stream)
    {
        await ShakeHandsAsync();
        await InvokeAsync("Subscribe", $"\"{stream}\",null");
        while (true)
        {
            var record = Encoding.UTF8.GetString((await NextAsync()).Span);
            if (record.Contains("\"error\"", StringComparison.Ordinal)) throw new InvalidOperationException(record);
            if (record.Contains("\"type\":3", StringComparison.Ordinal)) return;
        }
    }

    /// <summary>Speaks SignalR's JSON protocol.</summary>
    public async Task ShakeHandsAsync()
    {
        await SendAsync(HandshakeRecord);
        await NextAsync();
    }

    /// <summary>Calls a method of the hub; the answer comes as a message.</summary>
    /// <param name="arguments">In JSON, separated by commas.</param>
    public Task InvokeAsync(string method, string arguments) =>
        SendAsync(Frames.Record($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{arguments}}]}"""));

    /// <summary>The hub ends a connection from which it hears nothing for 20 s.</summary>
    public Task PingAsync() => SendAsync(PingRecord);

    /// <summary>The next message; valid until the next is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync()
    {
        while (true)
        {
            if (Frames.First(buffer.AsSpan(taken, filled - taken)) is not { } frame)
            {
                await ReadMoreAsync();
                continue;
            }
            var payload = buffer.AsMemory(taken, filled - taken)[frame.Payload];
            taken += frame.Payload.End.Value;
            if (frame.Kind == Frames.Close) throw new IOException("The server has closed the connection.");
            if (frame.Kind == Frames.Ping) await SendAsync(Frames.Answer(payload.Span));
            else if (frame.IsFinal && fragments.WrittenCount == 0) return payload;
            else if (Joined(payload.Span, frame.IsFinal) is { } whole) return whole;
        }
    }

    /// <summary>As <see cref="NextAsync"/>, but records of SignalR's JSON protocol, each whole: a message may end within one.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextRecordsAsync()
    {
        while (true)
        {
            var next = await NextAsync();
            var all = begun.Length == 0 ? next : (byte[])[.. begun, .. next.Span];
            var end = all.Span.LastIndexOf((byte)Frames.RecordEnd) + 1;
            begun = all[end..].ToArray();
            if (end > 0) return all[..end];
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>A message that came in several frames, once the last of them is there.</summary>
    private ReadOnlyMemory<byte>? Joined(ReadOnlySpan<byte> fragment, bool isLast)
    {
        fragments.Write(fragment);
        if (!isLast) return null;
        var whole = fragments.WrittenSpan.ToArray();
        fragments.ResetWrittenCount();
        return whole;
    }

    private async ValueTask ReadMoreAsync()
    {
        buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
        (filled, taken) = (filled - taken, 0);
        if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
        filled += read > 0 ? read : throw new IOException("The server has ended the connection.");
    }

    private async Task ReadHeadAsync()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) await ReadMoreAsync();
        taken = end + 4;
        var head = Encoding.ASCII.GetString(buffer, 0, end);
        if (!head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal)) throw new InvalidOperationException(head);
    }

    private async Task SendAsync(byte[] bytes) => await socket.SendAsync(bytes, SocketFlags.None);
}
