using Entraide.Hub.Chat;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>The lines of all who take part in a conversation in which something was said: as many commands for two as for two hundred.</summary>
internal static class MessageLines
{
    private sealed record Told(Guid MemberId, Delivery? Chosen, Preferences? Preferences)
    {
        public Delivery Delivery => Chosen ?? NotificationChoice.Usual(NotificationKind.Message);
    }

    /// <param name="received">Events of inboxes whose subject is a message.</param>
    public static async Task TellAsync(IReadOnlyList<LiveEvent> received, HubWrite write, IDatabase database, CancellationToken ct)
    {
        var ids = received.Select(e => e.SubjectId!.Value).Distinct().ToList();
        var members = received.Select(e => Streams.TryParse(e.Stream, out _, out var owner) ? owner : Guid.Empty).Distinct().ToList();
        var messages = await write.Db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id) && m.DeletedAt == null).ToListAsync(ct);
        foreach (var said in messages.GroupBy(m => m.ConversationId))
        {
            var last = said.MaxBy(m => m.Number)!;
            // Most have the same morning and the same wish, so there are few of these.
            foreach (var alike in (await ToldAsync(write.Db, last, members, ct)).GroupBy(told => (told.Delivery, MailAt: MailAt(told, write.Now))))
                if (alike.Key.Delivery != Delivery.Never) await TellAsync(write, database, last, [.. alike.Select(told => told.MemberId)], alike.Key.Delivery, alike.Key.MailAt, ct);
        }
    }

    private static async Task TellAsync(
        HubWrite write, IDatabase database, Message last, List<Guid> members, Delivery delivery, DateTimeOffset mailAt, CancellationToken ct)
    {
        var unread = write.Db.Notifications.Where(n => members.Contains(n.MemberId) && n.Kind == NotificationKind.Message && n.PlaceId == last.ConversationId && n.ReadAt == null);
        var pushAt = delivery == Delivery.AtOnce ? write.Now : (DateTimeOffset?)null;
        await unread.ExecuteUpdateAsync(set => set
            .SetProperty(n => n.Count, n => last.Number - write.Db.Participants.Where(p => p.ConversationId == n.PlaceId && p.MemberId == n.MemberId).Select(p => p.ReadNumber).First())
            .SetProperty(n => n.SubjectId, last.Id)
            .SetProperty(n => n.ActorId, last.AuthorId)
            .SetProperty(n => n.LastAt, last.SentAt)
            .SetProperty(n => n.LastNumber, last.Number)
            .SetProperty(n => n.PushAt, n => n.PushAt ?? pushAt)
            .SetProperty(n => n.MailAt, n => n.MailAt ?? mailAt), ct);
        var grown = await unread.Select(n => new { n.MemberId, n.Id }).ToDictionaryAsync(n => n.MemberId, n => n.Id, ct);
        var read = await write.Db.Participants.Where(p => p.ConversationId == last.ConversationId && members.Contains(p.MemberId)).ToDictionaryAsync(p => p.MemberId, p => p.ReadNumber, ct);
        var added = members.Where(id => !grown.ContainsKey(id)).Select(id => new Notification
        {
            Id = write.NewId(IdKind.Notification),
            MemberId = id,
            Kind = NotificationKind.Message,
            PlaceId = last.ConversationId,
            SubjectId = last.Id,
            ActorId = last.AuthorId,
            Count = last.Number - read[id],
            FirstAt = last.SentAt,
            LastAt = last.SentAt,
            LastNumber = last.Number,
            PushAt = pushAt,
            MailAt = mailAt,
        }).ToList();
        await database.InsertAllAsync(write.Db, added, ct);
        foreach (var (member, id) in grown.Select(g => (g.Key, g.Value)).Concat(added.Select(n => (n.MemberId, n.Id))))
            write.Append(Streams.Inbox(member), NotificationEvents.Changed, id, last.AuthorId);
    }

    /// <summary>Who takes part, has not read it, and has neither muted the conversation nor anything apart from its author.</summary>
    private static async Task<List<Told>> ToldAsync(HubDb db, Message last, List<Guid> members, CancellationToken ct)
    {
        var apart = db.ApartFrom(last.AuthorId);
        var told = await (from participant in db.Participants
                          from preferences in db.Preferences.Where(p => p.MemberId == participant.MemberId).DefaultIfEmpty()
                          where participant.ConversationId == last.ConversationId && members.Contains(participant.MemberId) && participant.MemberId != last.AuthorId
                              && participant.LeftAt == null && !participant.Muted && participant.ReadNumber < last.Number && !apart.Contains(participant.MemberId)
                          select new
                          {
                              participant.MemberId,
                              Chosen = db.NotificationChoices.Where(c => c.MemberId == participant.MemberId && c.Kind == NotificationKind.Message).Select(c => (Delivery?)c.Delivery).FirstOrDefault(),
                              Preferences = preferences,
                          }).AsNoTracking().ToListAsync(ct);
        return told.ConvertAll(t => new Told(t.MemberId, t.Chosen, t.Preferences));
    }

    private static DateTimeOffset MailAt(Told told, DateTimeOffset now) =>
        new QuietHours(told.Preferences ?? new() { MemberId = told.MemberId }).MorningAfter(now + NotificationLines.WaitOf(told.Delivery));
}
