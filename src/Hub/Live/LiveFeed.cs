using System.Collections.Concurrent;
using Entraide.Hub.Access;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>
/// What this node's subscribers are given. Only streams that somebody here subscribes to are followed; whatever the road an event
/// comes by, each subscriber has all of its stream in order, none twice.
/// </summary>
public sealed class LiveFeed(
    IDbContextFactory<HubDb> contexts,
    IDatabase database,
    IEnumerable<IEventContents> contents,
    StreamAccess access,
    AccessWatch watch,
    TimeProvider clock,
    ILogger<LiveFeed> logger) : IEventSink, IDisposable
{
    private readonly ConcurrentDictionary<string, LiveStream> streams = new(StringComparer.Ordinal);
    private readonly EventLog log = new(contexts, contents);
    private readonly TaskCompletionSource following = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private bool disposed;

    internal ILogger Logger => logger;
    internal TimeProvider Clock => clock;
    internal CancellationToken Stopping => stopping.Token;

    /// <summary>Told the stream whose number of members present on this node has changed.</summary>
    internal Action<string>? PresenceChanged { get; set; }

    private event Action? Arrived;

    /// <summary>Takes events that were committed; returns at once.</summary>
    public void Accept(IReadOnlyList<LiveEvent> committed)
    {
        foreach (var e in committed)
        {
            if (streams.TryGetValue(e.Stream, out var stream)) stream.Arrive(e);
            if (LiveKinds.ChangesRights(e.Kind) && Streams.TryParse(e.Stream, out _, out var memberId)) watch.AskAgain(memberId);
        }
        if (committed.Count > 0) Arrived?.Invoke();
    }

    /// <summary>Gives a subscriber all events of a stream after a number, then each new one; returns when it has caught up.</summary>
    /// <param name="stream">Its name, see <see cref="Streams"/>.</param>
    /// <param name="after">The last number that the subscriber has; null: from now.</param>
    /// <exception cref="NotAllowed">The viewer may not read the stream, or there is none of that name.</exception>
    /// <exception cref="ReloadNeeded">What follows that number is no longer kept.</exception>
    /// <exception cref="Unavailable">The database is away.</exception>
    public async Task<Subscription> SubscribeAsync(Viewer viewer, string stream, long? after, ISubscriber subscriber, CancellationToken ct)
    {
        try
        {
            // Until the tail has its first place in the log, an event could pass between the stream's number and the tail.
            await following.Task.WaitAsync(ct);
            var subscription = await JoinAsync(viewer, stream, subscriber, ct);
            await CatchUpAsync(subscription, after, ct);
            return subscription;
        }
        catch (Exception error) when (database.IsAway(error))
        {
            throw new Unavailable();
        }
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        stopping.Cancel();
        stopping.Dispose();
        foreach (var (_, stream) in streams) stream.Dispose();
    }

    /// <summary>The tail has its first place in the log: from there on nothing can be missed.</summary>
    internal void Follow() => following.TrySetResult();

    /// <summary>Members present on a stream through this node.</summary>
    internal int Present(string stream) => streams.TryGetValue(stream, out var live) ? live.Present : 0;

    /// <summary>The streams that somebody here subscribes to.</summary>
    internal IEnumerable<string> Names => streams.Select(s => s.Key);

    /// <summary>Calls, until disposed, when something may be new in the log. The call must not block.</summary>
    internal IDisposable WhenArrived(Action call)
    {
        Arrived += call;
        return new Registration(() => Arrived -= call);
    }

    internal void Closed(LiveStream stream) => streams.TryRemove(new(stream.Name, stream));

    private async Task<Subscription> JoinAsync(Viewer viewer, string name, ISubscriber subscriber, CancellationToken ct)
    {
        if (!Streams.TryParse(name, out _, out _)) throw new NotAllowed("There is no such stream.");
        while (true)
        {
            var stream = streams.GetOrAdd(name, n => new(n, log, this));
            var subscription = new Subscription(stream, watch, viewer, subscriber);
            if (!await stream.JoinAsync(subscription, ct)) continue;
            // Watched before it is checked: a right lost in between is seen by one of the two.
            watch.Watch(viewer, subscription);
            return subscription;
        }
    }

    private async Task CatchUpAsync(Subscription subscription, long? after, CancellationToken ct)
    {
        try
        {
            var right = await access.FindRightAsync(subscription.Viewer, subscription.Stream, ct);
            subscription.Begin(right ?? throw new NotAllowed("This stream is not yours to read."));
            await subscription.CatchUpAsync(after, ct);
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    private sealed class Registration(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
