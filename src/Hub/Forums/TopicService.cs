using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>What is done to a topic besides writing in it.</summary>
public sealed class TopicService(HubWrites writes)
{
    /// <summary>Who started it, or a steward.</summary>
    public Task<Guid> RenameAsync(Viewer viewer, Guid topicId, string title, CancellationToken ct)
    {
        var subject = Require.Text(title, "title", Topic.MostTitleCharacters);
        return ChangeAsync(viewer, topicId, place =>
        {
            if (place.Topic.AuthorId != viewer.MemberId) place.RequireSteward();
            if (place.Topic.Title == subject) return false;
            place.Topic.Title = subject;
            return true;
        }, ct);
    }

    public Task<Guid> PinAsync(Viewer viewer, Guid topicId, bool pinned, CancellationToken ct) =>
        ChangeAsync(viewer, topicId, place =>
        {
            place.RequireSteward();
            if (place.Topic.Pinned == pinned) return false;
            place.Topic.Pinned = pinned;
            return true;
        }, ct);

    public Task<Guid> LockAsync(Viewer viewer, Guid topicId, bool locked, CancellationToken ct) =>
        ChangeAsync(viewer, topicId, place =>
        {
            place.RequireSteward();
            if (place.Topic.Locked == locked) return false;
            place.Topic.Locked = locked;
            return true;
        }, ct);

    public Task<Guid> FollowAsync(Viewer viewer, Guid topicId, bool following, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            await write.Db.RequireTopicAsync(viewer, topicId, ct);
            if (following)
                await write.Db.Database.ExecuteSqlAsync($"""
                    INSERT INTO follows (topic_id, member_id) VALUES ({topicId}, {viewer.MemberId}) ON CONFLICT DO NOTHING
                    """, ct);
            else
                await write.Db.Follows.Where(f => f.TopicId == topicId && f.MemberId == viewer.MemberId).ExecuteDeleteAsync(ct);
            return topicId;
        }, ct);

    /// <summary>The viewer has read up to a post. The mark only moves on; their other devices are told.</summary>
    public Task<Guid> MarkReadAsync(Viewer viewer, Guid topicId, int number, CancellationToken ct)
    {
        if (number < 0) throw new NotValid("number", "from 0 on.");
        return writes.RunAsync(async write =>
        {
            var place = await write.Db.RequireTopicAsync(viewer, topicId, ct);
            var upTo = Math.Min(number, place.Topic.LastPostNumber);
            if (await write.Db.MarkReadAsync(viewer.MemberId, topicId, upTo, ct))
                write.Append(Streams.Inbox(viewer.MemberId), ForumEvents.TopicReadUp, topicId, viewer.MemberId, upTo,
                    new TopicRead(topicId, place.Topic.CommunityId, upTo));
            return topicId;
        }, ct);
    }

    private Task<Guid> ChangeAsync(Viewer viewer, Guid topicId, Func<Place, bool> change, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var place = await write.Db.RequireTopicAsync(viewer, topicId, ct);
            if (!change(place)) return topicId;
            write.Append(Streams.Topic(topicId), ForumEvents.TopicChanged, topicId, viewer.MemberId);
            write.Append(Streams.Community(place.Topic.CommunityId), ForumEvents.TopicChanged, topicId, viewer.MemberId);
            return topicId;
        }, ct);
}
