namespace Entraide.Hub.Live;

/// <summary>Who is given the events of a stream: one call at a time, in order. No call may block.</summary>
public interface ISubscriber
{
    /// <summary>Takes the next event; the instance is shared with the other subscribers.</summary>
    void Deliver(LiveEvent e);

    /// <summary>Takes the next events, which came together; the list is shared with the other subscribers.</summary>
    void Deliver(IReadOnlyList<LiveEvent> together)
    {
        foreach (var e in together) Deliver(e);
    }

    /// <summary>Told once that nothing more comes: the right was lost, or the events are no longer kept.</summary>
    void End(DomainError why);

    /// <summary>Waits until there is room for another page of what was missed, so that a long absence fills no memory.</summary>
    ValueTask RoomAsync(CancellationToken ct) => default;
}
