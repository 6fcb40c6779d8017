using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Notifications;

/// <summary>A line of the viewer's notifications.</summary>
/// <param name="PlaceId">Where it happened: a topic, a conversation or a community.</param>
/// <param name="SubjectId">What the last of it is about: a post, a message, or the community itself.</param>
/// <param name="Actor">Who did the last of it.</param>
/// <param name="Count">How often it happened since the viewer last read it.</param>
/// <param name="LastNumber">Number of the last post or message; 0 where there are no numbers.</param>
/// <param name="LastAt">When the last of it happened.</param>
/// <param name="ReadAt">When it was read; null while it is not.</param>
/// <param name="Title">Of the topic, of the conversation where it has one, or the community's name.</param>
/// <param name="CommunityId">The community that it belongs to.</param>
/// <param name="Path">Where it leads, on the hub: `/c/some-community/t/ID?n=12`.</param>
public sealed record NotificationShown(
    Guid Id, NotificationKind Kind, Guid PlaceId, Guid SubjectId, PersonShown? Actor, int Count, int LastNumber,
    DateTimeOffset LastAt, DateTimeOffset? ReadAt, string? Title, Guid? CommunityId, string Path);

internal static class NotificationsShown
{
    /// <summary>Rights are the member's, whichever of their sessions asks, and where none does.</summary>
    public static Viewer AsViewer(this Guid memberId) => new(memberId, Guid.Empty);

    /// <summary>The lines that a member may read: what they may read no more of leaves their list with the right to it.</summary>
    public static IQueryable<Notification> NotificationsOf(this HubDb db, Guid memberId)
    {
        var conversations = db.ConversationsOpenTo(memberId.AsViewer());
        var memberships = db.ActiveMemberships(memberId.AsViewer());
        return db.Notifications.Where(n => n.MemberId == memberId && (
            n.CommunityId == null ? conversations.Any(c => c.Id == n.PlaceId)
            : n.CommunityId != n.PlaceId ? memberships.Any(m => m.CommunityId == n.CommunityId)
            : n.Kind != NotificationKind.Request || memberships.Any(m => m.CommunityId == n.CommunityId && m.Role == Role.Steward)));
    }

    /// <summary>Lines of one member with what is shown of them, in one command and no order.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NotificationShown>> ShownAsync(this HubDb db, Guid memberId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        // Who was removed from a private community is told from which.
        var communities = db.Communities.Where(c => c.Door != Door.Private || db.Memberships.Any(m => m.CommunityId == c.Id && m.MemberId == memberId));
        var found = await (
            from line in db.NotificationsOf(memberId).Where(n => ids.Contains(n.Id))
            from topic in db.Topics.Where(t => t.Id == line.PlaceId).DefaultIfEmpty()
            from conversation in db.Conversations.Where(c => c.Id == line.PlaceId).DefaultIfEmpty()
            from community in communities.Where(c => c.Id == line.CommunityId).DefaultIfEmpty()
            from actor in db.Members.Where(m => m.Id == line.ActorId).DefaultIfEmpty()
            select new { Line = line, Topic = topic, Conversation = conversation, Community = community, Actor = actor }).AsNoTracking().ToListAsync(ct);
        return found.ToDictionary(f => f.Line.Id, f => Of(f.Line, f.Topic, f.Conversation, f.Community, f.Actor));
    }

    private static NotificationShown Of(Notification line, Topic? topic, Conversation? conversation, Community? community, Members.Member? actor) => new(
        line.Id, line.Kind, line.PlaceId, line.SubjectId, actor is null ? null : PersonShown.Of(actor), line.Count, line.LastNumber, line.LastAt, line.ReadAt,
        topic?.Title ?? (conversation is { Title.Length: > 0 } ? conversation.Title : community?.Name), community?.Id, PathTo(line, topic, conversation, community));

    private static string PathTo(Notification line, Topic? topic, Conversation? conversation, Community? community)
    {
        if (conversation is not null) return $"/messages/{conversation.Id}?n={line.LastNumber}";
        if (community is null) return "/notifications";
        if (topic is not null) return $"/c/{community.Slug}/t/{topic.Id}?n={line.LastNumber}";
        return line.Kind == NotificationKind.Request ? $"/c/{community.Slug}/requests" : $"/c/{community.Slug}";
    }
}
