using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>
/// The road that cannot break: reads the end of the log each second. It brings what the writing node could not tell, because it was
/// killed after the commit or because Redis was away.
/// </summary>
internal sealed class LogTail(
    IDatabase database, IDbContextFactory<HubDb> contexts, LiveFeed feed, TimeProvider clock, ILogger<LogTail> logger) : BackgroundService
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogPlace? place = null;
        var wasAway = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                place = await ReadAsync(place, stoppingToken);
                wasAway = false;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!wasAway) logger.LogWarning(error, "The log cannot be read, trying each second");
                wasAway = true;
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<LogPlace> ReadAsync(LogPlace? from, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var place = from ?? await database.EndOfLogAsync(db, ct);
        feed.Follow();
        while (true)
        {
            var page = await database.ReadLogAsync(db, place, PageSize, ct);
            feed.Accept(page.Select(entry => entry.Event).ToList());
            // What is not settled is given early, since order is made by the streams' numbers, and read again next time.
            var settled = page.TakeWhile(entry => entry.Settled).Count();
            if (settled > 0) place = page[settled - 1].Place;
            if (settled < PageSize) return place;
        }
    }
}
