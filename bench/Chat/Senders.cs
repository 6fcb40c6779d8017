using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Entraide.Bench.Chat;

/// <summary>Some WebSockets on which several messages are on their way at once.</summary>
internal abstract class Senders : IDisposable
{
    private const int Sockets = 8;

    private readonly List<ClientWebSocket> sockets = [];
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Sockets).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new();
    private int last;

    /// <summary>Sends a message; done once the server has accepted it.</summary>
    public async Task SendAsync(string body)
    {
        var number = Interlocked.Increment(ref last);
        var key = number.ToString(CultureInfo.InvariantCulture);
        var accepted = waiting[key] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(number % Sockets, MessageOf(key, body));
        await accepted.Task;
    }

    public void Dispose()
    {
        foreach (var socket in sockets) socket.Dispose();
    }

    protected async Task OpenAsync(Func<int, Task<ClientWebSocket>> open)
    {
        for (var number = 0; number < Sockets; number++)
        {
            sockets.Add(await open(number));
            _ = ReadAsync(sockets[^1]);
        }
    }

    protected abstract string MessageOf(string key, string body);

    /// <summary>The key of what an answer accepts; null where it is another answer.</summary>
    protected abstract string? AcceptedBy(JsonElement answer);

    protected static async Task SendAsync(ClientWebSocket socket, string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task WriteAsync(int place, string text)
    {
        await turns[place].WaitAsync();
        try
        {
            await SendAsync(sockets[place], text);
        }
        finally
        {
            turns[place].Release();
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                using var answer = JsonDocument.Parse(buffer.AsMemory(0, read.Count));
                if (AcceptedBy(answer.RootElement) is { } key && waiting.TryRemove(key, out var accepted)) accepted.TrySetResult();
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            foreach (var (_, accepted) in waiting) accepted.TrySetException(error);
        }
    }
}

/// <summary>Members' programs that send by GraphQL over WebSocket.</summary>
internal sealed class HubSenders : Senders
{
    private const string Mutation = "mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } errors { ... on Error { code } } } }";
    private Guid conversation;

    public static async Task<HubSenders> OpenAsync(Uri node, Guid conversation, IReadOnlyList<string> tokens)
    {
        var senders = new HubSenders { conversation = conversation };
        await senders.OpenAsync(async number =>
        {
            var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("graphql-transport-ws");
            await socket.ConnectAsync(new Uri($"ws://{node.Authority}/graphql"), CancellationToken.None);
            await SendAsync(socket, JsonSerializer.Serialize(new { type = "connection_init", payload = new { authorization = $"Bearer {tokens[number]}" } }));
            return socket;
        });
        return senders;
    }

    protected override string MessageOf(string key, string body) => JsonSerializer.Serialize(new
    {
        id = key,
        type = "subscribe",
        payload = new { query = Mutation, variables = new { input = new { conversationId = conversation, body, clientKey = key } } },
    });

    protected override string? AcceptedBy(JsonElement answer)
    {
        if (answer.GetProperty("type").GetString() != "next") return null;
        var payload = answer.GetProperty("payload");
        return payload.GetProperty("data").GetProperty("sendMessage").GetProperty("message").ValueKind == JsonValueKind.Object
            ? answer.GetProperty("id").GetString() : throw new InvalidOperationException(payload.GetRawText());
    }
}

/// <summary>Those of the peer.</summary>
internal sealed class PeerSenders : Senders
{
    private Guid conversation;
    private Guid author;

    public static async Task<PeerSenders> OpenAsync(Uri peer, Guid conversation, Guid author)
    {
        var senders = new PeerSenders { conversation = conversation, author = author };
        await senders.OpenAsync(async _ =>
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri($"ws://{peer.Authority}/send"), CancellationToken.None);
            return socket;
        });
        return senders;
    }

    protected override string MessageOf(string key, string body) => JsonSerializer.Serialize(new { key, conversation, author, body });

    protected override string? AcceptedBy(JsonElement answer) => answer.TryGetProperty("accepted", out var key) ? key.GetString() : null;
}
