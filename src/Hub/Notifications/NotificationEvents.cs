using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>On a member's inbox: a line is new, or more has become part of it.</summary>
/// <param name="Notification">As it is now; null where the viewer may read it no more.</param>
/// <param name="UnreadCount">How many lines are unread now.</param>
public sealed record NotificationChanged(NotificationShown? Notification, int UnreadCount) : IEventContent;

/// <summary>On a member's inbox: lines were read, on one of their devices.</summary>
/// <param name="Ids">Which lines.</param>
/// <param name="UnreadCount">How many lines are unread now.</param>
public sealed record NotificationsRead(IReadOnlyList<Guid> Ids, int UnreadCount) : IEventContent;

/// <summary>What notifications tell their member, and what is shown of it.</summary>
public sealed class NotificationEvents : IEventContents
{
    public const string Changed = "notification.changed";
    public const string Read = "notifications.read";

    public IReadOnlyCollection<string> Kinds { get; } = [Changed, Read];

    public async Task FillAsync(IReadOnlyList<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        foreach (var inbox in events.GroupBy(e => e.Stream))
            if (Streams.TryParse(inbox.Key, out _, out var memberId)) await FillAsync([.. inbox], memberId, db, ct);
    }

    private static async Task FillAsync(List<LiveEvent> events, Guid memberId, HubDb db, CancellationToken ct)
    {
        var lines = await db.ShownAsync(memberId, [.. events.Where(e => e.Kind == Changed).Select(e => e.SubjectId!.Value).Distinct()], ct);
        // The log holds no list: those that were read are those read at its moment.
        var moments = events.Where(e => e.Kind == Read).Select(e => (DateTimeOffset?)e.At).Distinct().ToList();
        var read = moments.Count == 0 ? null
            : (await db.Notifications.Where(n => n.MemberId == memberId && moments.Contains(n.ReadAt)).Select(n => new { n.Id, n.ReadAt }).ToListAsync(ct))
                .ToLookup(n => n.ReadAt!.Value, n => n.Id);
        var unread = await db.NotificationsOf(memberId).CountAsync(n => n.ReadAt == null, ct);
        foreach (var e in events)
        {
            e.Content = e.Kind == Changed
                ? new NotificationChanged(lines.GetValueOrDefault(e.SubjectId!.Value), unread)
                : new NotificationsRead([.. read![e.At]], unread);
        }
    }
}
