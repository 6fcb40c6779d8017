using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>What members do with their notifications.</summary>
public sealed class NotificationService(HubWrites writes)
{
    public const int MostIds = 100;

    /// <summary>Marks lines read; those that are read already, or another's, stay as they are.</summary>
    /// <exception cref="NotValid">More than <see cref="MostIds"/>.</exception>
    public Task<bool> MarkReadAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count > MostIds) throw new NotValid("ids", $"at most {MostIds}.");
        return writes.RunAsync(write => write.ReadAsync(viewer.MemberId, write.Db.Notifications.Where(n => ids.Contains(n.Id)), ct), ct);
    }

    /// <summary>Marks all lines read whose last is not after a moment: the latest that the viewer has seen.</summary>
    public Task<bool> MarkAllReadAsync(Viewer viewer, DateTimeOffset until, CancellationToken ct)
    {
        var seen = until.ToUniversalTime();
        return writes.RunAsync(write => write.ReadAsync(viewer.MemberId, write.Db.Notifications.Where(n => n.LastAt <= seen), ct), ct);
    }

    /// <summary>Chooses how the viewer is told of a kind, from now on; the member's other devices are told.</summary>
    public Task<NotificationChoice> ChooseAsync(Viewer viewer, NotificationKind kind, Delivery delivery, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var choice = await write.Db.NotificationChoices.FirstOrDefaultAsync(c => c.MemberId == viewer.MemberId && c.Kind == kind, ct)
                ?? write.Db.NotificationChoices.Add(new() { MemberId = viewer.MemberId, Kind = kind, Delivery = delivery }).Entity;
            choice.Delivery = delivery;
            // What waited for a device waits no more.
            if (delivery != Delivery.AtOnce)
                await write.Db.Notifications.Where(n => n.MemberId == viewer.MemberId && n.Kind == kind && n.PushAt != null)
                    .ExecuteUpdateAsync(set => set.SetProperty(n => n.PushAt, (DateTimeOffset?)null), ct);
            if (delivery == Delivery.Never)
                await write.Db.Notifications.Where(n => n.MemberId == viewer.MemberId && n.Kind == kind && n.MailAt != null)
                    .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailAt, (DateTimeOffset?)null), ct);
            write.Append(Streams.Inbox(viewer.MemberId), LiveKinds.PreferencesChanged, actor: viewer.MemberId);
            return choice;
        }, ct);
}

internal static class ReadingNotifications
{
    /// <summary>Marks those of a member's lines read that are not yet, and tells all their devices.</summary>
    /// <returns>Whether there were any.</returns>
    public static async Task<bool> ReadAsync(this HubWrite write, Guid memberId, IQueryable<Notification> lines, CancellationToken ct)
    {
        var read = await lines.Where(n => n.MemberId == memberId && n.ReadAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(n => n.ReadAt, write.Now)
            .SetProperty(n => n.PushAt, (DateTimeOffset?)null)
            .SetProperty(n => n.MailAt, (DateTimeOffset?)null), ct);
        if (read > 0) write.Append(Streams.Inbox(memberId), NotificationEvents.Read, actor: memberId);
        return read > 0;
    }
}
