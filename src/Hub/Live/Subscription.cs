using Entraide.Hub.Access;

namespace Entraide.Hub.Live;

/// <summary>A subscriber's place in a stream. Disposed, nothing more is delivered.</summary>
public sealed class Subscription : IAsyncDisposable, ISessionBound
{
    private readonly Lock gate = new();
    private readonly LiveStream stream;
    private readonly AccessWatch watch;
    private readonly ISubscriber subscriber;
    private DomainError? ended;
    private bool left;

    internal Subscription(LiveStream stream, AccessWatch watch, Viewer viewer, ISubscriber subscriber)
    {
        (this.stream, this.watch, Viewer, this.subscriber) = (stream, watch, viewer, subscriber);
    }

    public string Stream => stream.Name;

    /// <summary>The number the stream stood at when the subscriber had all that it missed.</summary>
    public long Start { get; internal set; }

    internal Viewer Viewer { get; }

    /// <summary>The last number delivered to this subscriber.</summary>
    internal long Number { get; set; }

    /// <summary>Its place among the stream's subscribers; negative until it is live.</summary>
    internal int Seat { get; set; } = -1;

    internal void Deliver(LiveEvent e)
    {
        lock (gate)
        {
            if (ended is not null || left || e.Number <= Number) return;
            Number = e.Number;
            subscriber.Deliver(e);
        }
    }

    /// <param name="together">The next events of the stream, more than one.</param>
    internal void Deliver(IReadOnlyList<LiveEvent> together)
    {
        lock (gate)
        {
            if (ended is not null || left || together[^1].Number <= Number) return;
            if (together[0].Number > Number) subscriber.Deliver(together);
            else foreach (var e in together.Where(e => e.Number > Number)) subscriber.Deliver(e);
            Number = together[^1].Number;
        }
    }

    internal Task CatchUpAsync(long? after, CancellationToken ct) => stream.CatchUpAsync(this, after, ct);

    internal ValueTask RoomAsync(CancellationToken ct) => subscriber.RoomAsync(ct);

    /// <exception cref="DomainError">The right was lost meanwhile.</exception>
    internal void ThrowIfEnded()
    {
        lock (gate)
        {
            if (ended is not null) throw ended;
        }
    }

    public async Task EndAsync(DomainError why)
    {
        lock (gate)
        {
            if (ended is not null || left) return;
            ended = why;
            subscriber.End(why);
        }
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (left) return;
            left = true;
        }
        watch.Forget(Viewer, this);
        await stream.LeaveAsync(this);
    }
}
