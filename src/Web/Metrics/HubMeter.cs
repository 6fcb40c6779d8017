using System.Diagnostics.Metrics;

namespace Entraide.Web.Metrics;

/// <summary>What the hub counts of itself; HTTP, SignalR and the runtime count themselves.</summary>
public sealed class HubMeter
{
    public const string Name = "Entraide.Hub";

    private readonly UpDownCounter<long> open;
    private readonly Counter<long> delivered;

    public HubMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        open = meter.CreateUpDownCounter<long>("hub.live.connections", "{connection}", "Live connections that are open on this node.");
        delivered = meter.CreateCounter<long>("hub.live.events", "{event}", "Events given to subscribers of this node.");
    }

    /// <summary>Counts a connection as open until disposed.</summary>
    /// <param name="road">How the client came: signalr, graphql-ws, graphql-sse.</param>
    public IDisposable Open(string road)
    {
        var tag = new KeyValuePair<string, object?>("road", road);
        open.Add(1, tag);
        return new Closing(() => open.Add(-1, tag));
    }

    public void Delivered(int events = 1) => delivered.Add(events);

    private sealed class Closing(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
