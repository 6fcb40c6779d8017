using Entraide.Hub.Communities;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>Puts a line into the inbox of each member whom a post mentions, and of each who follows its topic; nobody has two for one post.</summary>
public sealed class PostNotices(OutboxRoad road) : OutboxReader(road)
{
    protected override string Name => "forums.post-notices";

    protected override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { ForumEvents.PostAdded, ForumEvents.PostEdited };

    protected override async Task HandleAsync(LiveEvent e, HubWrite write, CancellationToken ct)
    {
        // A community's stream tells of the same post once more.
        if (!e.Stream.StartsWith("topic:", StringComparison.Ordinal)) return;
        var post = await write.Db.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == e.SubjectId && p.DeletedAt == null, ct);
        if (post is null) return;
        var readers = from membership in write.Db.Memberships
                      join topic in write.Db.Topics on membership.CommunityId equals topic.CommunityId
                      where topic.Id == post.TopicId && membership.State == MembershipState.Active && membership.MemberId != post.AuthorId
                      select membership.MemberId;
        var named = await NotYetToldAsync(post, write.Db, ct);
        var mentioned = await readers.Where(id => named.Contains(id)).ToListAsync(ct);
        foreach (var member in mentioned) write.Append(Streams.Inbox(member), ForumEvents.PostMentioned, post.Id, post.AuthorId);
        // Nobody but who started a topic follows it before its first post.
        if (e.Kind == ForumEvents.PostEdited || post.Number == 1) return;
        var following = await readers.Where(id => write.Db.Follows.Any(f => f.TopicId == post.TopicId && f.MemberId == id)).ToListAsync(ct);
        foreach (var member in following.Except(mentioned)) write.Append(Streams.Inbox(member), ForumEvents.FollowedPost, post.Id, post.AuthorId);
    }

    /// <summary>Whom the post mentions and who has no line of it yet: an edit may mention more members than before.</summary>
    private static async Task<List<Guid>> NotYetToldAsync(Post post, HubDb db, CancellationToken ct)
    {
        var mentioned = MarkdownText.Mentions(post.Body);
        if (mentioned.Count == 0) return [];
        var inboxes = mentioned.Select(Streams.Inbox).ToList();
        var told = await db.Events.Where(e => inboxes.Contains(e.Stream) && e.Kind == ForumEvents.PostMentioned && e.SubjectId == post.Id)
            .Select(e => e.Stream).ToListAsync(ct);
        return [.. mentioned.Where(member => !told.Contains(Streams.Inbox(member)))];
    }
}
