using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Notifications;

/// <summary>Forgets lines that were read long ago.</summary>
internal sealed class NotificationRetention(IDbContextFactory<HubDb> contexts, TimeProvider clock, ILogger<NotificationRetention> logger) : BackgroundService
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            try
            {
                while (await ForgetAsync(stoppingToken) == PageSize) logger.LogInformation("Forgot {Count} notifications", PageSize);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "Old notifications could not be forgotten, trying again later");
            }
        }
    }

    private async Task<int> ForgetAsync(CancellationToken ct)
    {
        var limit = clock.Now() - Kept;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var old = db.Notifications.Where(n => n.ReadAt < limit).OrderBy(n => n.ReadAt).Select(n => n.Id).Take(PageSize);
        return await db.Notifications.Where(n => old.Contains(n.Id)).ExecuteDeleteAsync(ct);
    }
}
