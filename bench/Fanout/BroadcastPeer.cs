using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Entraide.Bench.Fanout;

/// <summary>The least that a broadcast can be on Kestrel: what is posted is written to every WebSocket, nobody is asked for anything.</summary>
internal static class BroadcastPeer
{
    private static readonly ConcurrentDictionary<WebSocket, bool> Open = new();

    public static async Task RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Run(context => context.WebSockets.IsWebSocketRequest ? HoldAsync(context) : BroadcastAsync(context));
        await app.StartAsync();
        Console.WriteLine("listening");
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task HoldAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        Open[socket] = true;
        try
        {
            while ((await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // The client has gone without a word.
        }
        finally
        {
            Open.TryRemove(socket, out _);
        }
    }

    private static async Task BroadcastAsync(HttpContext context)
    {
        using var posted = new MemoryStream();
        await context.Request.Body.CopyToAsync(posted);
        var message = posted.ToArray();
        var waiting = new List<Task>();
        foreach (var (socket, _) in Open)
        {
            var sent = socket.SendAsync(message, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
            if (!sent.IsCompletedSuccessfully) waiting.Add(sent.AsTask());
        }
        await Task.WhenAll(waiting);
    }
}
