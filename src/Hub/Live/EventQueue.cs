using System.Threading.Channels;
using Entraide.Hub.Access;

namespace Entraide.Hub.Live;

/// <summary>A subscription into a bounded queue. Full, it is completed, and what follows has to be read from the log.</summary>
internal sealed class EventQueue : ISubscriber, IAsyncDisposable
{
    private const int Most = 2 * EventLog.PageSize;

    private readonly Channel<LiveEvent> queue = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(Most) { SingleReader = true });
    private readonly SemaphoreSlim room = new(0, 1);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource leaving = new();
    private readonly Task<Subscription> subscribing;

    private EventQueue(LiveFeed feed, Viewer viewer, string stream, long? after) =>
        subscribing = feed.SubscribeAsync(viewer, stream, after, this, leaving.Token);

    /// <summary>Returns as soon as events flow: what was missed may be more than the queue holds, and is delivered while it is read.</summary>
    public static async Task<EventQueue> OpenAsync(LiveFeed feed, Viewer viewer, string stream, long? after, CancellationToken ct)
    {
        var queue = new EventQueue(feed, viewer, stream, after);
        try
        {
            await await Task.WhenAny(queue.subscribing, queue.opened.Task).WaitAsync(ct);
            return queue;
        }
        catch
        {
            await queue.DisposeAsync();
            throw;
        }
    }

    /// <summary>The number to go on from where nothing was read yet; null while what was missed is being delivered.</summary>
    public long? Start => subscribing.IsCompletedSuccessfully ? subscribing.Result.Start : null;

    public void Deliver(LiveEvent e)
    {
        if (!queue.Writer.TryWrite(e)) queue.Writer.TryComplete();
        opened.TrySetResult();
    }

    public void End(DomainError why) => queue.Writer.TryComplete(why);

    public async ValueTask RoomAsync(CancellationToken ct)
    {
        while (queue.Reader.Count > Most - EventLog.PageSize) await room.WaitAsync(ct);
    }

    /// <summary>Reads until the queue was full, or ends with the reason.</summary>
    public async IAsyncEnumerable<LiveEvent> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        _ = subscribing.ContinueWith(failed => queue.Writer.TryComplete(failed.Exception!.InnerException),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await foreach (var e in queue.Reader.ReadAllAsync(ct))
        {
            if (queue.Reader.Count <= Most - EventLog.PageSize && room.CurrentCount == 0) room.Release();
            yield return e;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await ((Task)subscribing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (subscribing.IsCompletedSuccessfully) await subscribing.Result.DisposeAsync();
        leaving.Dispose();
        room.Dispose();
    }
}
