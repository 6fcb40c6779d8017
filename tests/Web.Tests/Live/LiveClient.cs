using System.Text.Json;
using Entraide.Fixture;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Web.Tests.Live;

public enum Wire
{
    Json,
    MessagePack,
}

/// <summary>A program at /live, on Microsoft's SignalR client. What it is sent it keeps, as JSON, whatever the wire.</summary>
public sealed class LiveClient : IAsyncDisposable
{
    private readonly List<JsonElement> events = [];
    private readonly List<JsonElement> signals = [];
    private readonly List<JsonElement> ended = [];

    private LiveClient(HubConnection connection) => Connection = connection;

    public HubConnection Connection { get; }
    public IReadOnlyList<JsonElement> Events => Copy(events);
    public IReadOnlyList<JsonElement> Signals => Copy(signals);
    public IReadOnlyList<JsonElement> Ended => Copy(ended);
    public IReadOnlyList<long> Numbers => [.. Events.Select(e => e.GetProperty("number").GetInt64())];

    /// <param name="token">Whose bearer token; null: nobody's.</param>
    /// <param name="stateful">With SignalR's own stateful reconnection.</param>
    public static async Task<LiveClient> ConnectAsync(Uri node, string? token, Wire wire = Wire.Json, bool stateful = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(node, "/live"), options => options.AccessTokenProvider = () => Task.FromResult(token));
        if (wire == Wire.MessagePack) builder.AddMessagePackProtocol();
        if (stateful) builder.WithStatefulReconnect();
        var client = new LiveClient(builder.Build());
        client.Keep("event", client.events, wire);
        client.Keep("signal", client.signals, wire);
        client.Keep("ended", client.ended, wire);
        await client.Connection.StartAsync();
        return client;
    }

    /// <returns>The number that the stream stood at.</returns>
    public Task<long> SubscribeAsync(string stream, long? after = null) => Connection.InvokeAsync<long>("Subscribe", stream, after);

    public Task HasAsync(long number) => Eventually.Async(() => Numbers is [.., var last] && last >= number, $"event {number} arrives");

    /// <summary>Within the five seconds that are promised.</summary>
    public Task HasSoonAsync(Func<JsonElement, bool> which, string what) =>
        Eventually.Async(() => Events.Any(which), what, TimeSpan.FromSeconds(5));

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private void Keep(string method, List<JsonElement> kept, Wire wire)
    {
        if (wire == Wire.Json) Connection.On<JsonElement>(method, message => Add(kept, message));
        else Connection.On<Dictionary<string, object?>>(method, message => Add(kept, JsonSerializer.SerializeToElement(message)));
    }

    private static void Add(List<JsonElement> kept, JsonElement message)
    {
        lock (kept) kept.Add(message);
    }

    private static JsonElement[] Copy(List<JsonElement> kept)
    {
        lock (kept) return [.. kept];
    }
}
