using Entraide.Hub.Chat;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>
/// Makes lines of what members' inboxes tell, and marks them read when what they lead to is. The reader's place moves in the same
/// transaction, so that no event counts twice.
/// </summary>
public sealed class NotificationLines(OutboxRoad road) : OutboxReader(road)
{
    /// <summary>A line that waited for a device so long comes by mail.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromDays(1);

    protected override string Name => "notifications.lines";

    protected override IReadOnlySet<string> Kinds { get; } = new HashSet<string>(
        [.. Occasions.Kinds, ForumEvents.TopicReadUp, ChatEvents.Read, LiveKinds.PreferencesChanged]);

    protected override async Task HandleAsync(LiveEvent e, HubWrite write, CancellationToken ct)
    {
        if (!Streams.TryParse(e.Stream, out var kind, out var memberId) || kind != StreamKind.Inbox) return;
        if (e.Kind is ForumEvents.TopicReadUp or ChatEvents.Read) await ReadUpAsync(e, memberId, write, ct);
        else if (e.Kind == LiveKinds.PreferencesChanged) await AskAgainAsync(memberId, write, ct);
        else await TellAsync(e, memberId, write, ct);
    }

    private static async Task TellAsync(LiveEvent e, Guid memberId, HubWrite write, CancellationToken ct)
    {
        if (e.ActorId == memberId || await write.Db.OccasionAsync(e, memberId, ct) is not { } occasion) return;
        if (e.ActorId is { } actor && await write.Db.ApartFrom(memberId).AnyAsync(id => id == actor, ct)) return;
        var delivery = await write.Db.NotificationChoices.Where(c => c.MemberId == memberId && c.Kind == occasion.Kind)
            .Select(c => (Delivery?)c.Delivery).FirstOrDefaultAsync(ct) ?? NotificationChoice.Usual(occasion.Kind);
        if (delivery == Delivery.Never) return;
        var waits = delivery == Delivery.AtOnce ? Unread : TimeSpan.Zero;
        var mailAt = new QuietHours(await write.Db.PreferencesOfAsync(memberId, ct)).MorningAfter(write.Now + waits);
        var id = await GrowAsync(e, memberId, occasion, delivery, mailAt, write, ct) ?? Add(e, memberId, occasion, delivery, mailAt, write);
        write.Append(e.Stream, NotificationEvents.Changed, id, e.ActorId);
    }

    /// <summary>The unread line of the kind and place, where there is one; whoever reads it at this moment comes before or after.</summary>
    private static async Task<Guid?> GrowAsync(
        LiveEvent e, Guid memberId, Occasion occasion, Delivery delivery, DateTimeOffset mailAt, HubWrite write, CancellationToken ct)
    {
        var unread = write.Db.Notifications.Where(n => n.MemberId == memberId && n.Kind == occasion.Kind && n.PlaceId == occasion.PlaceId && n.ReadAt == null);
        var grown = await unread.ExecuteUpdateAsync(set => set
            .SetProperty(n => n.Count, n => n.Count + occasion.Times)
            .SetProperty(n => n.SubjectId, e.SubjectId!.Value)
            .SetProperty(n => n.ActorId, e.ActorId)
            .SetProperty(n => n.LastAt, e.At)
            .SetProperty(n => n.LastNumber, n => n.LastNumber > occasion.Number ? n.LastNumber : occasion.Number)
            .SetProperty(n => n.PushAt, n => delivery == Delivery.AtOnce ? n.PushAt ?? write.Now : n.PushAt)
            .SetProperty(n => n.MailAt, n => n.MailAt ?? mailAt), ct);
        return grown == 0 ? null : await unread.Select(n => n.Id).FirstAsync(ct);
    }

    private static Guid Add(LiveEvent e, Guid memberId, Occasion occasion, Delivery delivery, DateTimeOffset mailAt, HubWrite write) =>
        write.Db.Notifications.Add(new()
        {
            Id = write.NewId(IdKind.Notification),
            MemberId = memberId,
            Kind = occasion.Kind,
            PlaceId = occasion.PlaceId,
            CommunityId = occasion.CommunityId,
            SubjectId = e.SubjectId!.Value,
            ActorId = e.ActorId,
            Count = occasion.Times,
            FirstAt = e.At,
            LastAt = e.At,
            LastNumber = occasion.Number,
            PushAt = delivery == Delivery.AtOnce ? write.Now : null,
            MailAt = mailAt,
        }).Entity.Id;

    private static Task<bool> ReadUpAsync(LiveEvent e, Guid memberId, HubWrite write, CancellationToken ct) =>
        write.ReadAsync(memberId, write.Db.Notifications.Where(n =>
            n.PlaceId == e.SubjectId && n.Kind != NotificationKind.Thanks && n.LastNumber <= (e.Count ?? 0)), ct);

    /// <summary>Quiet hours may have moved: what waits for their end is tried, and waits for the new one.</summary>
    private static Task<int> AskAgainAsync(Guid memberId, HubWrite write, CancellationToken ct) =>
        write.Db.Notifications.Where(n => n.MemberId == memberId && n.PushAt > write.Now)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.PushAt, write.Now), ct);
}
