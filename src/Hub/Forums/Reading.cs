using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>How a topic stands for the viewer.</summary>
/// <param name="ReadNumber">The last post that counts as read; what was written before they joined does.</param>
/// <param name="Following">New posts reach their inbox.</param>
public sealed record TopicStanding(Guid TopicId, int ReadNumber, bool Following);

internal static class Reading
{
    /// <returns>Whether the mark moved.</returns>
    public static async Task<bool> MarkReadAsync(this HubDb db, Guid memberId, Guid topicId, int number, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO read_marks (member_id, topic_id, number) VALUES ({memberId}, {topicId}, {number})
            ON CONFLICT (member_id, topic_id) DO UPDATE SET number = excluded.number WHERE excluded.number > read_marks.number
            """, ct) > 0;

    public static IQueryable<TopicStanding> Standings(this HubDb db, Viewer viewer, IQueryable<Topic> topics) =>
        from topic in topics
        from membership in db.ActiveMemberships(viewer).Where(m => m.CommunityId == topic.CommunityId)
        select new TopicStanding(
            topic.Id,
            db.ReadMarks.Where(m => m.MemberId == viewer.MemberId && m.TopicId == topic.Id).Select(m => (int?)m.Number).FirstOrDefault()
                ?? db.Posts.Where(p => p.TopicId == topic.Id && p.PostedAt <= membership.Since)
                    .OrderByDescending(p => p.PostedAt).Select(p => (int?)p.Number).FirstOrDefault() ?? 0,
            db.Follows.Any(f => f.TopicId == topic.Id && f.MemberId == viewer.MemberId));

    /// <summary>Topics with posts that the viewer has not read: a mark behind the last post, or none and a post since they joined.</summary>
    public static IQueryable<Topic> Unread(this HubDb db, Viewer viewer, IQueryable<Topic> topics) =>
        from topic in topics
        from membership in db.ActiveMemberships(viewer).Where(m => m.CommunityId == topic.CommunityId)
        where topic.LastPostAt > membership.Since
            && topic.LastPostNumber > (db.ReadMarks.Where(m => m.MemberId == viewer.MemberId && m.TopicId == topic.Id).Select(m => (int?)m.Number).FirstOrDefault() ?? 0)
        select topic;
}
