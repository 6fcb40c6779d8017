using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>On a topic's stream: a post as it is now.</summary>
public sealed record PostShown(
    Guid Id, Guid TopicId, int Number, string Body, string Html, DateTimeOffset PostedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, PersonShown Author) : IEventContent
{
    public static PostShown Of(Post post, Member author) => new(
        post.Id, post.TopicId, post.Number, post.Body, post.Html, post.PostedAt, post.EditedAt, post.DeletedAt, PersonShown.Of(author));
}

/// <summary>On a community's stream: somewhere a post was added.</summary>
public sealed record PostNews(Guid TopicId, Guid PostId, int Number, Guid AuthorId, string AuthorName, string Excerpt, DateTimeOffset At) : IEventContent
{
    public static PostNews Of(Post post, Member author) => new(
        post.TopicId, post.Id, post.Number, author.Id, author.Name, MarkdownText.Excerpt(post.Body), post.PostedAt);
}

/// <summary>A topic's own line: started, renamed, pinned, locked.</summary>
public sealed record TopicShown(Guid TopicId, Guid CommunityId, string Title, bool Pinned, bool Locked, Guid AuthorId, string AuthorName, DateTimeOffset At) : IEventContent
{
    public static TopicShown Of(Topic topic, Member author) => new(
        topic.Id, topic.CommunityId, topic.Title, topic.Pinned, topic.Locked, author.Id, author.Name, topic.StartedAt);
}

/// <summary>On a member's inbox: they read a topic up to a post, on one of their devices.</summary>
public sealed record TopicRead(Guid TopicId, Guid CommunityId, int Number) : IEventContent;

/// <summary>On a member's inbox: a post that concerns them, because it mentions them, is in a topic they follow, or was thanked for.</summary>
public sealed record PostLine(Guid PostId, Guid TopicId, Guid CommunityId, int Number, string Title, Guid? MemberId, string? MemberName) : IEventContent;

/// <summary>What forums tell, and what is shown of it.</summary>
public sealed class ForumEvents : IEventContents
{
    public const string TopicStarted = "topic.started";
    public const string TopicChanged = "topic.changed";
    public const string PostAdded = "post.added";
    public const string PostEdited = "post.edited";
    public const string PostDeleted = "post.deleted";
    public const string TopicReadUp = "topic.read";
    public const string PostThanked = "post.thanked";
    public const string PostMentioned = "post.mentioned";
    public const string FollowedPost = "topic.followed-post";

    public IReadOnlyCollection<string> Kinds { get; } =
        [TopicStarted, TopicChanged, PostAdded, PostEdited, PostDeleted, TopicReadUp, PostThanked, PostMentioned, FollowedPost];

    public async Task FillAsync(IReadOnlyList<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        await FillTopicsAsync([.. events.Where(e => e.Kind is TopicStarted or TopicChanged or TopicReadUp)], db, ct);
        await FillPostsAsync([.. events.Where(e => e.Kind is PostAdded or PostEdited or PostDeleted)], db, ct);
        await FillLinesAsync([.. events.Where(e => e.Kind is PostThanked or PostMentioned or FollowedPost)], db, ct);
    }

    private static async Task FillTopicsAsync(List<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var ids = Subjects(events);
        var topics = await (from topic in db.Topics
                            join author in db.Members on topic.AuthorId equals author.Id
                            where ids.Contains(topic.Id)
                            select new { Topic = topic, Author = author }).AsNoTracking().ToDictionaryAsync(t => t.Topic.Id, ct);
        foreach (var e in events)
        {
            if (!topics.TryGetValue(e.SubjectId!.Value, out var found)) continue;
            e.Content = e.Kind == TopicReadUp
                ? new TopicRead(found.Topic.Id, found.Topic.CommunityId, e.Count ?? 0)
                : TopicShown.Of(found.Topic, found.Author);
        }
    }

    private static async Task FillPostsAsync(List<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var ids = Subjects(events);
        var posts = await (from post in db.Posts
                           join author in db.Members on post.AuthorId equals author.Id
                           where ids.Contains(post.Id)
                           select new { Post = post, Author = author }).AsNoTracking().ToDictionaryAsync(p => p.Post.Id, ct);
        foreach (var e in events)
        {
            if (!posts.TryGetValue(e.SubjectId!.Value, out var found)) continue;
            e.Content = e.Stream.StartsWith("topic:", StringComparison.Ordinal)
                ? PostShown.Of(found.Post, found.Author)
                : PostNews.Of(found.Post, found.Author);
        }
    }

    private static async Task FillLinesAsync(List<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var ids = Subjects(events);
        var actors = events.Select(e => e.ActorId).OfType<Guid>().Distinct().ToList();
        var posts = await (from post in db.Posts
                           join topic in db.Topics on post.TopicId equals topic.Id
                           where ids.Contains(post.Id)
                           select new { post.Id, post.Number, Topic = topic }).AsNoTracking().ToDictionaryAsync(p => p.Id, ct);
        var names = await db.Members.Where(m => actors.Contains(m.Id)).Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        foreach (var e in events)
        {
            if (!posts.TryGetValue(e.SubjectId!.Value, out var found)) continue;
            var name = e.ActorId is { } actor ? names.GetValueOrDefault(actor) : null;
            e.Content = new PostLine(found.Id, found.Topic.Id, found.Topic.CommunityId, found.Number, found.Topic.Title, e.ActorId, name);
        }
    }

    private static List<Guid> Subjects(List<LiveEvent> events) => [.. events.Select(e => e.SubjectId!.Value).Distinct()];
}
