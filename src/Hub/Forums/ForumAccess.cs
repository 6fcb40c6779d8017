using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>A topic, the viewer's place in its community, and the viewer as others see them.</summary>
internal sealed record Place(Topic Topic, Membership Membership, Member Member)
{
    public bool MayModerate => Membership.Role == Role.Steward;

    /// <exception cref="NotAllowed">The viewer is no steward.</exception>
    public void RequireSteward()
    {
        if (!MayModerate) throw new NotAllowed("Only the stewards of the community may do this.");
    }
}

internal static class ForumAccess
{
    /// <summary>The topics of the communities where the viewer is an active member.</summary>
    public static IQueryable<Topic> TopicsOpenTo(this HubDb db, Viewer viewer) =>
        db.Topics.Where(t => db.Memberships.Any(m =>
            m.CommunityId == t.CommunityId && m.MemberId == viewer.MemberId && m.State == MembershipState.Active));

    /// <exception cref="NotThere">There is no such topic, or not for the viewer.</exception>
    public static async Task<Place> RequireTopicAsync(this HubDb db, Viewer viewer, Guid topicId, CancellationToken ct) =>
        await (from topic in db.Topics
               join membership in db.Memberships on topic.CommunityId equals membership.CommunityId
               join member in db.Members on membership.MemberId equals member.Id
               where topic.Id == topicId && membership.MemberId == viewer.MemberId && membership.State == MembershipState.Active
               select new Place(topic, membership, member)).FirstOrDefaultAsync(ct) ?? throw new NotThere("topic");

    /// <exception cref="NotThere">There is no such post, or not for the viewer.</exception>
    public static async Task<(Post Post, Place Place)> RequirePostAsync(this HubDb db, Viewer viewer, Guid postId, CancellationToken ct)
    {
        var post = await db.Posts.FirstOrDefaultAsync(p => p.Id == postId, ct) ?? throw new NotThere("post");
        try
        {
            return (post, await db.RequireTopicAsync(viewer, post.TopicId, ct));
        }
        catch (NotThere)
        {
            throw new NotThere("post");
        }
    }
}
