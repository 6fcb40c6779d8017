using Entraide.Hub.Access;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>Reading one's own notifications.</summary>
public sealed class NotificationReads(IDbContextFactory<HubDb> contexts)
{
    /// <summary>The latest first.</summary>
    public async Task<Page<NotificationShown>> PageAsync(Viewer viewer, PageAsk ask, bool unreadOnly, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var lines = db.NotificationsOf(viewer.MemberId);
        if (unreadOnly) lines = lines.Where(n => n.ReadAt == null);
        if (MomentPlace.Parse(ask.From) is { } place)
        {
            lines = ask.Backward
                ? lines.Where(n => n.LastAt > place.At || (n.LastAt == place.At && n.Id.CompareTo(place.Id) > 0))
                : lines.Where(n => n.LastAt < place.At || (n.LastAt == place.At && n.Id.CompareTo(place.Id) < 0));
        }
        var ordered = ask.Backward ? lines.OrderBy(n => n.LastAt).ThenBy(n => n.Id) : lines.OrderByDescending(n => n.LastAt).ThenByDescending(n => n.Id);
        var places = ask.Of(await ordered.Take(ask.Size + 1).Select(n => new MomentPlace(n.LastAt, n.Id)).ToListAsync(ct), place => place.ToString());
        var shown = await db.ShownAsync(viewer.MemberId, [.. places.Items.Select(place => place.Id)], ct);
        // A line may go with a right to it between the two reads.
        return new([.. places.Items.Select(place => shown.GetValueOrDefault(place.Id)).OfType<NotificationShown>()], places.HasNext, places.HasPrevious,
            line => new MomentPlace(line.LastAt, line.Id).ToString());
    }

    public async Task<int> UnreadCountAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.NotificationsOf(viewer.MemberId).CountAsync(n => n.ReadAt == null, ct);
    }

    /// <summary>For each kind how the viewer is told of it.</summary>
    public async Task<IReadOnlyList<NotificationChoice>> ChoicesAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var chosen = await db.NotificationChoices.AsNoTracking().Where(c => c.MemberId == viewer.MemberId).ToDictionaryAsync(c => c.Kind, ct);
        return [.. Enum.GetValues<NotificationKind>().Select(kind => chosen.GetValueOrDefault(kind)
            ?? new() { MemberId = viewer.MemberId, Kind = kind, Delivery = NotificationChoice.Usual(kind) })];
    }
}
