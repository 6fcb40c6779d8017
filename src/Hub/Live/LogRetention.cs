using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>Forgets events that nobody resumes from any more. What they told of stays in the tables.</summary>
internal sealed class LogRetention(HubWrites writes, TimeProvider clock, ILogger<LogRetention> logger) : BackgroundService
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            try
            {
                while (await writes.RunAsync(write => ForgetAsync(write, stoppingToken), stoppingToken) == PageSize)
                    logger.LogInformation("Forgot {Count} events", PageSize);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "Old events could not be forgotten, trying again later");
            }
        }
    }

    /// <summary>Forgets a page of the oldest; positions grow with time, and with the numbers of a stream.</summary>
    internal static async Task<int> ForgetAsync(HubWrite write, CancellationToken ct)
    {
        var limit = write.Now - Kept;
        var oldest = await write.Db.Events.OrderBy(e => e.Position).Take(PageSize)
            .Select(e => new { e.Position, e.Stream, e.Number, e.At }).ToListAsync(ct);
        var old = oldest.TakeWhile(e => e.At < limit).ToList();
        if (old.Count == 0) return 0;
        foreach (var stream in old.GroupBy(e => e.Stream))
        {
            var first = stream.Max(e => e.Number) + 1;
            await write.Db.Streams.Where(s => s.Id == stream.Key && s.FirstNumber < first)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.FirstNumber, first), ct);
        }
        var last = old[^1].Position;
        return await write.Db.Events.Where(e => e.Position <= last).ExecuteDeleteAsync(ct);
    }
}
