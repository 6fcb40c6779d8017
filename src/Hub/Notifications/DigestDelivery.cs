using Entraide.Hub.Mail;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Notifications;

/// <summary>
/// Writes a member's mail of what is new, when their quiet hours end. The mail is queued in the transaction that says that its lines
/// were sent, so that they are in one mail whatever dies when.
/// </summary>
internal sealed class DigestDelivery(
    IDbContextFactory<HubDb> contexts, HubWrites writes, DigestLetters letters, TimeProvider clock, ILogger<DigestDelivery> logger) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Two mails are a day apart; a day that loses an hour to summer is shorter, and a hub may be late.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromHours(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        string? said = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await WriteDueAsync(stoppingToken) == AtOnce) logger.LogInformation("Wrote {Count} mails of what is new", AtOnce);
                said = null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (said != error.Message) logger.LogWarning(error, "Mails of what is new wait: {Reason}", error.Message);
                said = error.Message;
            }
        }
    }

    private async Task<int> WriteDueAsync(CancellationToken ct)
    {
        List<Guid> members;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            var now = clock.Now();
            members = await db.Notifications.Where(n => n.MailAt <= now).Select(n => n.MemberId).Distinct().Take(AtOnce).ToListAsync(ct);
        }
        foreach (var member in members) await writes.RunAsync(write => WriteAsync(member, write, ct), ct);
        return members.Count;
    }

    private async Task<bool> WriteAsync(Guid memberId, HubWrite write, CancellationToken ct)
    {
        var due = write.Db.Notifications.Where(n => n.MemberId == memberId && n.MailAt <= write.Now);
        var preferences = await write.Db.PreferencesOfAsync(memberId, ct);
        var sent = await write.Db.DigestsSent.FirstOrDefaultAsync(s => s.MemberId == memberId, ct);
        if (LaterThan(write.Now, preferences, sent?.At) is { } later)
        {
            await due.ExecuteUpdateAsync(set => set.SetProperty(n => n.MailAt, later), ct);
            return false;
        }
        var lines = await write.Db.ShownAsync(memberId, await due.Select(n => n.Id).ToListAsync(ct), ct);
        // Another node that does the same waits here for these rows, and then finds none.
        if (await due.ExecuteUpdateAsync(set => set.SetProperty(n => n.MailAt, (DateTimeOffset?)null), ct) == 0 || lines.Count == 0) return false;
        var address = await write.Db.Users.Where(a => a.Id == memberId && a.EmailConfirmed).Select(a => a.Email).FirstOrDefaultAsync(ct);
        if (address is null || !preferences.Digest) return false;
        write.Queue(letters.Of(address, memberId, [.. lines.Values.OrderByDescending(line => line.LastAt)]));
        if (sent is null) write.Db.DigestsSent.Add(new() { MemberId = memberId, At = write.Now });
        else sent.At = write.Now;
        return true;
    }

    /// <summary>The moment to wait for, where this is none for a mail.</summary>
    private static DateTimeOffset? LaterThan(DateTimeOffset now, Preferences preferences, DateTimeOffset? sent)
    {
        var hours = new QuietHours(preferences);
        return sent is { } at && now - at < Apart ? hours.MorningAfter(at + Apart) : hours.EndOf(now);
    }
}
