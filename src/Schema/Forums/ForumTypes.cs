using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Presence;
using Entraide.Schema.Communities;
using Entraide.Schema.Engine;
using Entraide.Schema.Members;
using GraphQL.DataLoader;

namespace Entraide.Schema.Forums;

[ObjectType<Topic>(IgnoreProperties = [nameof(Topic.CommunityId), nameof(Topic.AuthorId), nameof(Topic.LastAuthorId)]), Node]
public static class TopicType
{
    /// <summary>Where it is talked about.</summary>
    public static IDataLoaderResult<Community> GetCommunity([Parent] Topic topic, CommunityById communities) => communities.LoadAsync(topic.CommunityId)!;

    /// <summary>Who started it.</summary>
    public static IDataLoaderResult<Member> GetAuthor([Parent] Topic topic, MemberById members) => members.LoadAsync(topic.AuthorId)!;

    /// <summary>Who wrote its last post.</summary>
    public static IDataLoaderResult<Member> GetLastAuthor([Parent] Topic topic, MemberById members) => members.LoadAsync(topic.LastAuthorId)!;

    /// <summary>The first words of its last post.</summary>
    public static IDataLoaderResult<string> GetExcerpt([Parent] Topic topic, LastExcerpt excerpts) => excerpts.LoadAsync(topic.Id).Then(e => e ?? "");

    /// <summary>The stream of what happens in it.</summary>
    public static string GetStream([Parent] Topic topic) => Streams.Topic(topic.Id);

    /// <summary>The last post that counts as read by the viewer; what was written before they joined does.</summary>
    public static IDataLoaderResult<int> GetReadNumber([Parent] Topic topic, Standing standings) => standings.LoadAsync(topic.Id).Then(s => s?.ReadNumber ?? 0);

    /// <summary>How many posts the viewer has not read.</summary>
    public static IDataLoaderResult<int> GetUnreadCount([Parent] Topic topic, Standing standings) =>
        standings.LoadAsync(topic.Id).Then(s => Math.Max(0, topic.LastPostNumber - (s?.ReadNumber ?? 0)));

    /// <summary>Whether new posts reach the viewer's inbox.</summary>
    public static IDataLoaderResult<bool> GetFollowing([Parent] Topic topic, Standing standings) => standings.LoadAsync(topic.Id).Then(s => s?.Following ?? false);

    /// <summary>Members with the topic open now, each counted once.</summary>
    public static ValueTask<int> GetPresentCountAsync([Parent] Topic topic, PresentCounts presence, CancellationToken ct) =>
        presence.CountAsync(Streams.Topic(topic.Id), ct);

    /// <summary>Its posts by number. A post's cursor is its number, and a page costs the same anywhere in the topic.</summary>
    /// <param name="from">Start at the post of this number, where no cursor is given.</param>
    [UsePaging]
    public static Task<Page<Post>> GetPostsAsync([Parent] Topic topic, PageAsk page, int? from, ForumReads forums, CancellationToken ct) =>
        forums.PostsAsync(topic, page, from, ct);
}

[ObjectType<Post>(IgnoreProperties = [nameof(Post.TopicId), nameof(Post.AuthorId)]), Node]
public static class PostType
{
    /// <summary>The topic it was written in.</summary>
    public static IDataLoaderResult<Topic> GetTopic([Parent] Post post, TopicById topics) => topics.LoadAsync(post.TopicId)!;

    /// <summary>Who wrote it.</summary>
    public static IDataLoaderResult<Member> GetAuthor([Parent] Post post, MemberById members) => members.LoadAsync(post.AuthorId)!;

    /// <summary>Its earlier wordings, oldest first; none once it is deleted.</summary>
    public static IDataLoaderResult<IReadOnlyList<Revision>> GetRevisions([Parent] Post post, RevisionsByPost revisions) =>
        revisions.LoadAsync(post.Id).Then(found => found ?? []);

    /// <summary>Whether the viewer has said merci for it.</summary>
    public static IDataLoaderResult<bool> GetThankedByMe([Parent] Post post, Viewer viewer, ThanksByPost thanks) =>
        thanks.LoadAsync(post.Id).Then(found => found?.Contains(viewer.MemberId) ?? false);

    /// <summary>Who said merci for it. Its author alone is told; null for others.</summary>
    public static async Task<IReadOnlyList<Member>?> GetThanksAsync([Parent] Post post, Viewer viewer, ThanksByPost thanks, MemberReads members, CancellationToken ct)
    {
        if (post.AuthorId != viewer.MemberId) return null;
        var ids = await thanks.LoadAsync(post.Id).GetResultAsync(ct) ?? [];
        var found = await members.ByIdAsync(ids, ct);
        return [.. ids.Select(id => found[id])];
    }
}

[ObjectType<Revision>(IgnoreProperties = [nameof(Revision.PostId)])]
public static class RevisionType;
