using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>
/// One stream while somebody on this node subscribes to it. Events arrive by several roads, in any order, some twice, some never;
/// they leave in the order of their numbers, each once.
/// </summary>
internal sealed class LiveStream(string name, EventLog log, LiveFeed feed) : IDisposable
{
    // Events that wait for an earlier one are only a saving: what is not kept here is read from the log.
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Arrivals arrivals = new(MostWaiting);
    // Held while events are delivered, and to take or leave a seat; awaited, so that no thread stands in line.
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly List<Subscription> seats = [];
    private readonly PresentMembers present = new();
    private int open;
    private long last;
    private bool started;
    private bool closed;

    public string Name => name;

    /// <summary>Members with a live subscription here who may be found present, each counted once.</summary>
    public int Present => present.Count;

    public void Arrive(LiveEvent e)
    {
        if (arrivals.Add(e)) Start();
    }

    /// <summary>Makes sure that the stream follows the log, before a subscription is checked and caught up.</summary>
    /// <returns>False where the stream was closed meanwhile.</returns>
    public async Task<bool> JoinAsync(Subscription subscription, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (closed) return false;
            if (!started)
            {
                last = await log.LastNumberAsync(name, ct);
                started = true;
                if (arrivals.Open(last)) Start();
            }
            open++;
            return true;
        }
        finally
        {
            CloseIfEmpty();
            turn.Release();
        }
    }

    /// <summary>Delivers what was missed, page by page, until the subscription is where the stream is; from then on it is live.</summary>
    /// <param name="after">The last number that the subscriber has; null: from now.</param>
    public async Task CatchUpAsync(Subscription subscription, long? after, CancellationToken ct)
    {
        // Somebody who names a number that this node has not seen yet has it from another node, or from a log that is gone.
        if (after > Volatile.Read(ref last) && after > await log.LastNumberAsync(name, ct)) throw new ReloadNeeded();
        subscription.Number = Math.Max(after ?? 0, 0);
        while (await MissingAsync(subscription, after is null, ct) is { } upTo)
        {
            foreach (var e in await log.PageAsync(name, subscription.Number, upTo, ct)) subscription.Deliver(e);
            subscription.ThrowIfEnded();
            await subscription.RoomAsync(ct);
        }
    }

    public async Task LeaveAsync(Subscription subscription)
    {
        await turn.WaitAsync();
        try
        {
            if (subscription.Seat >= 0)
            {
                seats[subscription.Seat] = seats[^1];
                seats[subscription.Seat].Seat = subscription.Seat;
                seats.RemoveAt(seats.Count - 1);
                subscription.Seat = -1;
            }
            Count(subscription);
            open--;
        }
        finally
        {
            CloseIfEmpty();
            turn.Release();
        }
    }

    /// <summary>Its member may want to be found by nobody from now on, or no longer.</summary>
    public async Task CountAsync(Subscription subscription)
    {
        await turn.WaitAsync();
        Count(subscription);
        turn.Release();
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Takes a seat where nothing is missing.</summary>
    /// <returns>Up to where events are missing; null once seated.</returns>
    private async Task<long?> MissingAsync(Subscription subscription, bool fromNow, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            subscription.ThrowIfEnded();
            if (fromNow) subscription.Number = last;
            if (subscription.Number < last) return last;
            subscription.Start = subscription.Number;
            subscription.Seat = seats.Count;
            seats.Add(subscription);
            Count(subscription);
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private void Start() => ThreadPool.UnsafeQueueUserWorkItem(static stream => _ = stream.RunAsync(), this, preferLocal: false);

    private async Task RunAsync()
    {
        while (!closed && arrivals.Next(last) is { } batch)
        {
            try
            {
                var events = batch.Events;
                if (events.Count > 0) await log.FillAsync(events, feed.Stopping);
                else events = await log.PageAsync(name, last, batch.UpTo, feed.Stopping);
                await DeliverAsync(events);
            }
            catch (OperationCanceledException) when (feed.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (ReloadNeeded error)
            {
                await EndAllAsync(error, batch.UpTo);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Nothing is lost: what was taken and not delivered is read from the log next time.
                feed.Logger.LogWarning(error, "Reading {Stream} after {Number} failed, trying again", name, last);
                await Task.Delay(Pause, feed.Clock, CancellationToken.None);
            }
        }
    }

    private async Task DeliverAsync(IReadOnlyList<LiveEvent> events)
    {
        await turn.WaitAsync();
        try
        {
            foreach (var seat in seats) seat.Deliver(events);
            Volatile.Write(ref last, events[^1].Number);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The log has lost events before anybody here was given them: everybody loads again.</summary>
    private async Task EndAllAsync(ReloadNeeded why, long number)
    {
        feed.Logger.LogError("The log of {Stream} has no event after {Number}", name, last);
        await turn.WaitAsync();
        var all = seats.ToArray();
        Volatile.Write(ref last, number);
        turn.Release();
        foreach (var subscription in all) await subscription.EndAsync(why);
    }

    private void Count(Subscription subscription)
    {
        var counts = subscription is { Seat: >= 0, ShowsPresent: true };
        if (counts == subscription.IsCounted) return;
        subscription.IsCounted = counts;
        if (present.Change(subscription.Viewer.MemberId, counts ? 1 : -1)) feed.PresenceChanged?.Invoke(name);
    }

    private void CloseIfEmpty()
    {
        if (open > 0) return;
        closed = true;
        feed.Closed(this);
    }
}
