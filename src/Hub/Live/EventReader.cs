using System.Runtime.CompilerServices;
using Entraide.Hub.Access;

namespace Entraide.Hub.Live;

/// <summary>
/// A subscription that is read at the reader's own pace. Who falls behind is caught up from the log, so a slow reader costs a
/// bounded queue and misses nothing.
/// </summary>
public sealed class EventReader : IAsyncDisposable
{
    private readonly LiveFeed feed;
    private readonly Viewer viewer;
    private readonly string stream;
    private long? last;
    private EventQueue queue;

    private EventReader(LiveFeed feed, Viewer viewer, string stream, long? after, EventQueue queue) =>
        (this.feed, this.viewer, this.stream, last, this.queue) = (feed, viewer, stream, after, queue);

    /// <summary>Subscribes; see <see cref="LiveFeed.SubscribeAsync"/> for what is refused.</summary>
    public static async Task<EventReader> OpenAsync(LiveFeed feed, Viewer viewer, string stream, long? after, CancellationToken ct) =>
        new(feed, viewer, stream, after, await EventQueue.OpenAsync(feed, viewer, stream, after, ct));

    /// <summary>Each event once, in order, without end.</summary>
    /// <exception cref="DomainError">The right was lost, or what follows is no longer kept.</exception>
    public async IAsyncEnumerable<LiveEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            await foreach (var e in queue.ReadAsync(ct))
            {
                last = e.Number;
                yield return e;
            }
            last ??= queue.Start;
            await queue.DisposeAsync();
            queue = await EventQueue.OpenAsync(feed, viewer, stream, last, ct);
        }
    }

    public ValueTask DisposeAsync() => queue.DisposeAsync();
}
