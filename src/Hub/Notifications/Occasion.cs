using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>What an event of a member's inbox gives reason to tell them.</summary>
/// <param name="PlaceId">A topic, a conversation or a community.</param>
/// <param name="CommunityId">Of the topic or room, or the community itself; null for other conversations.</param>
/// <param name="Number">Number of the post or message there; 0 where there is none.</param>
/// <param name="Times">How often it happened since the member was told of it last: messages that come together are one event.</param>
internal sealed record Occasion(NotificationKind Kind, Guid PlaceId, Guid? CommunityId, int Number, int Times = 1);

/// <summary>Which events are occasions. None is what the member may not read, has read already, or does not want to hear of.</summary>
internal static class Occasions
{
    public static IReadOnlyList<string> Kinds { get; } =
    [
        ForumEvents.PostMentioned, ForumEvents.FollowedPost, ForumEvents.PostThanked, ChatEvents.Received, ChatEvents.Mentioned, ChatEvents.Replied,
        CommunityEvents.RequestAsked, CommunityEvents.MembershipChanged,
    ];

    public static Task<Occasion?> OccasionAsync(this HubDb db, LiveEvent e, Guid memberId, CancellationToken ct) => e.Kind switch
    {
        ForumEvents.PostMentioned => db.OfPostAsync(e, memberId, NotificationKind.Mention, ct),
        ForumEvents.FollowedPost => db.OfPostAsync(e, memberId, NotificationKind.Reply, ct),
        ForumEvents.PostThanked => db.OfPostAsync(e, memberId, NotificationKind.Thanks, ct),
        ChatEvents.Received => db.OfMessagesAsync(e, memberId, ct),
        ChatEvents.Mentioned => db.OfMessageAsync(e, memberId, NotificationKind.Mention, ct),
        ChatEvents.Replied => db.OfMessageAsync(e, memberId, NotificationKind.Reply, ct),
        CommunityEvents.RequestAsked => db.OfRequestAsync(e, memberId, ct),
        CommunityEvents.MembershipChanged => db.OfMembershipAsync(e, memberId, ct),
        _ => Task.FromResult<Occasion?>(null),
    };

    private static async Task<Occasion?> OfPostAsync(this HubDb db, LiveEvent e, Guid memberId, NotificationKind kind, CancellationToken ct)
    {
        var found = await (
            from post in db.Posts
            join topic in db.TopicsOpenTo(memberId.AsViewer()) on post.TopicId equals topic.Id
            where post.Id == e.SubjectId && post.DeletedAt == null
            select new
            {
                post.TopicId,
                topic.CommunityId,
                post.Number,
                Edited = post.EditedAt != null,
                Read = db.ReadMarks.Any(m => m.MemberId == memberId && m.TopicId == post.TopicId && m.Number >= post.Number),
            }).FirstOrDefaultAsync(ct);
        // Who has the topic open may have read the post before this; what an edit or a merci brings to it is new all the same.
        if (found is null || (found.Read && kind != NotificationKind.Thanks && !(found.Edited && kind == NotificationKind.Mention))) return null;
        return new(kind, found.TopicId, found.CommunityId, found.Number);
    }

    private static Task<Occasion?> OfMessageAsync(this HubDb db, LiveEvent e, Guid memberId, NotificationKind kind, CancellationToken ct) => (
        from message in db.Messages
        join conversation in db.ConversationsOpenTo(memberId.AsViewer()) on message.ConversationId equals conversation.Id
        where message.Id == e.SubjectId && message.DeletedAt == null && !db.Participants.Any(p =>
            p.ConversationId == conversation.Id && p.MemberId == memberId && (p.Muted || p.ReadNumber >= message.Number))
        select new Occasion(kind, conversation.Id, conversation.CommunityId, message.Number)).FirstOrDefaultAsync(ct);

    private static async Task<Occasion?> OfMessagesAsync(this HubDb db, LiveEvent e, Guid memberId, CancellationToken ct)
    {
        if (await db.OfMessageAsync(e, memberId, NotificationKind.Message, ct) is not { } last) return null;
        var told = await db.Notifications.Where(n => n.MemberId == memberId && n.Kind == last.Kind && n.PlaceId == last.PlaceId).MaxAsync(n => (int?)n.LastNumber, ct) ?? 0;
        var times = await db.Messages.CountAsync(m => m.ConversationId == last.PlaceId && m.Number > told && m.Number <= last.Number
            && m.AuthorId != memberId && m.DeletedAt == null
            && db.Participants.Any(p => p.ConversationId == m.ConversationId && p.MemberId == memberId && p.ReadNumber < m.Number), ct);
        return last with { Times = times };
    }

    private static async Task<Occasion?> OfRequestAsync(this HubDb db, LiveEvent e, Guid memberId, CancellationToken ct)
    {
        var asking = db.Memberships.Where(m => m.MemberId == e.ActorId && m.State == MembershipState.Asked);
        return await db.ActiveMemberships(memberId.AsViewer()).AnyAsync(own => own.CommunityId == e.SubjectId && own.Role == Role.Steward && asking.Any(m => m.CommunityId == own.CommunityId), ct)
            ? OfCommunity(NotificationKind.Request, e) : null;
    }

    private static async Task<Occasion?> OfMembershipAsync(this HubDb db, LiveEvent e, Guid memberId, CancellationToken ct)
    {
        var membership = await db.Memberships.AsNoTracking().FirstOrDefaultAsync(m => m.CommunityId == e.SubjectId && m.MemberId == memberId, ct);
        // The event says that something changed; what has its state since another moment was changed otherwise, or again.
        NotificationKind? kind = membership switch
        {
            null => NotificationKind.Decision,
            _ when membership.Since > e.At => null,
            _ when membership.Since < e.At => NotificationKind.Moderation,
            { State: MembershipState.Invited } => NotificationKind.Invitation,
            { State: MembershipState.Active } => NotificationKind.Decision,
            { State: MembershipState.Removed } => NotificationKind.Moderation,
            _ => null,
        };
        return kind is { } known ? OfCommunity(known, e) : null;
    }

    private static Occasion OfCommunity(NotificationKind kind, LiveEvent e) => new(kind, e.SubjectId!.Value, e.SubjectId, Number: 0);
}
