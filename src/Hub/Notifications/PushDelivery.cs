using Entraide.Hub.Chat;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Notifications;

/// <summary>
/// Brings lines to their members' devices, at least once: a line is claimed by moving its next try on, handed over, and then done.
/// In quiet hours it waits for their end; what was read meanwhile is not brought.
/// </summary>
internal sealed class PushDelivery(IDbContextFactory<HubDb> contexts, IPushOut push, TimeProvider clock, ILogger<PushDelivery> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromMinutes(1);

    /// <summary>What could not be brought for so long is no news any more; quiet hours are shorter.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        string? said = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BringDueAsync(stoppingToken);
                said = null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (said != error.Message) logger.LogWarning(error, "Notifications wait: {Reason}", error.Message);
                said = error.Message;
            }
        }
    }

    private async Task BringDueAsync(CancellationToken ct)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        List<Notification> due;
        do
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var now = clock.Now();
            due = await db.Notifications.AsNoTracking().Where(n => n.PushAt <= now).OrderBy(n => n.PushAt).Take(AtOnce).ToListAsync(ct);
            await Parallel.ForEachAsync(due, together, BringAsync);
        }
        while (due.Count == AtOnce);
    }

    private async ValueTask BringAsync(Notification line, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.Now();
        var quietUntil = new QuietHours(await db.PreferencesOfAsync(line.MemberId, ct)).EndOf(now);
        var claim = quietUntil ?? now + UntilNextTry;
        var claimed = await db.Notifications.Where(n => n.Id == line.Id && n.PushAt == line.PushAt)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.PushAt, claim), ct);
        if (claimed == 0 || quietUntil is not null) return;
        var count = line.Count;
        if (now - line.LastAt < News && await StillToShowAsync(line, db, ct) is { } shown)
        {
            count = shown.Count;
            if (!await TrySendAsync(line, shown, ct)) return;
        }
        // What became part of the line meanwhile is still to be brought.
        await db.Notifications.Where(n => n.Id == line.Id && n.PushAt == claim)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.PushAt, n => n.Count > count ? now : null), ct);
    }

    private async Task<bool> TrySendAsync(Notification line, NotificationShown shown, CancellationToken ct)
    {
        try
        {
            var message = new PushMessage(NotificationWords.Title(line.Kind), NotificationWords.Sentence(shown), shown.Path, $"{line.Kind}:{line.PlaceId}");
            await push.SendAsync(line.MemberId, message, ct);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Notification {Id} could not be handed over, trying again", line.Id);
            return false;
        }
    }

    /// <summary>As it is now; null where it was read, its place is closed to the member or muted, or its actor is apart from them.</summary>
    private static async Task<NotificationShown?> StillToShowAsync(Notification line, HubDb db, CancellationToken ct)
    {
        var shown = (await db.ShownAsync(line.MemberId, [line.Id], ct)).GetValueOrDefault(line.Id);
        if (shown is null or { ReadAt: not null }) return null;
        var apart = db.ApartFrom(line.MemberId);
        return await db.Members.AnyAsync(m => m.Id == line.MemberId && !apart.Any(id => id == line.ActorId)
            && !db.Participants.Any(p => p.ConversationId == line.PlaceId && p.MemberId == line.MemberId && p.Muted), ct) ? shown : null;
    }
}
