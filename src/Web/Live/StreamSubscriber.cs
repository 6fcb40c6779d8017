using Entraide.Hub;
using Entraide.Hub.Live;
using Entraide.Web.Metrics;

namespace Entraide.Web.Live;

/// <summary>Sends a stream's events to one connection.</summary>
internal sealed class StreamSubscriber(LiveConnection connection, EventWire wire, HubMeter meter, string stream) : ISubscriber
{
    public void Deliver(LiveEvent e)
    {
        connection.Send(wire.Event(e));
        meter.Delivered();
    }

    public void Deliver(IReadOnlyList<LiveEvent> together)
    {
        if (connection.CountsMessages)
        {
            foreach (var e in together) Deliver(e);
            return;
        }
        connection.Send(wire.Events(together, connection.Protocol));
        meter.Delivered(together.Count);
    }

    public void End(DomainError why)
    {
        connection.Send(EventWire.Ended(stream, why));
        _ = connection.LeaveAsync(stream);
    }

    public ValueTask RoomAsync(CancellationToken ct) => new(connection.RoomAsync(ct));
}
