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
    private bool wentOn;

    internal Subscription(LiveStream stream, AccessWatch watch, Viewer viewer, ISubscriber subscriber)
    {
        (this.stream, this.watch, Viewer, this.subscriber) = (stream, watch, viewer, subscriber);
    }

    public string Stream => stream.Name;

    /// <summary>The number the stream stood at when the subscriber had all that it missed.</summary>
    public long Start { get; internal set; }

    internal Viewer Viewer { get; }

    /// <summary>Whether it makes its member one of those present on the stream.</summary>
    internal bool ShowsPresent { get; private set; }

    /// <summary>The stream counts it now.</summary>
    internal bool IsCounted { get; set; }

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

    /// <summary>The next events of the stream, which came together.</summary>
    internal void Deliver(IReadOnlyList<LiveEvent> together)
    {
        lock (gate)
        {
            if (together.Count == 1 || together[0].Number <= Number)
            {
                foreach (var e in together) Deliver(e);
                return;
            }
            if (ended is not null || left) return;
            Number = together[^1].Number;
            subscriber.Deliver(together);
        }
    }

    /// <summary>The right was read; where it was read again meanwhile, that one holds.</summary>
    internal void Begin(StreamRight right)
    {
        lock (gate)
        {
            if (!wentOn) ShowsPresent = !right.Invisible;
        }
    }

    public Task GoOnAsync(StreamRight? right)
    {
        lock (gate) (wentOn, ShowsPresent) = (true, right is { Invisible: false });
        return stream.CountAsync(this);
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
