using System.Collections.Concurrent;
using Entraide.Hub.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Presence;

/// <summary>
/// How many members are present on a stream, over all nodes, without those who want to be found by nobody. Each node knows its own number
/// and reports it; the work is per change and stream, at most once a second, never per pair of members. Who is there through two nodes
/// counts twice: nodes tell each other numbers, not names.
/// </summary>
public sealed class PresentCounts(
    LiveFeed feed, CountBoard board, IEnumerable<ISignals> signals, TimeProvider clock, ILogger<PresentCounts> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, byte> changed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> told = new(StringComparer.Ordinal);

    /// <summary>Members subscribed to the stream; the number of this node alone while Redis is away.</summary>
    public async ValueTask<int> CountAsync(string stream, CancellationToken ct) =>
        feed.Present(stream) + await board.OthersAsync(stream);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.PresenceChanged = stream => changed.TryAdd(stream, 0);
        var refreshed = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            if (clock.GetElapsedTime(refreshed) >= CountBoard.RefreshEvery)
            {
                refreshed = clock.GetTimestamp();
                // Also finds what other nodes changed, or took with them when they died.
                foreach (var stream in feed.Names) changed.TryAdd(stream, 0);
            }
            await Task.WhenAll(TakeChanged().Select(stream => TellAsync(stream, stoppingToken)));
        }
    }

    private List<string> TakeChanged()
    {
        var streams = changed.Keys.Where(stream => changed.TryRemove(stream, out _)).ToList();
        streams.RemoveAll(stream => !Streams.TryParse(stream, out var kind, out _) || kind == StreamKind.Inbox);
        return streams;
    }

    private async Task TellAsync(string stream, CancellationToken ct)
    {
        try
        {
            var here = feed.Present(stream);
            await board.ReportAsync(stream, here);
            var count = here + await board.OthersAsync(stream);
            if (told.TryGetValue(stream, out var before) && before == count) return;
            told[stream] = count;
            if (here == 0) told.TryRemove(stream, out _);
            foreach (var signal in signals) await signal.PresentAsync(stream, count, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogDebug(error, "The number present on {Stream} could not be told", stream);
        }
    }
}
