using System.Globalization;
using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>
/// Reading forums. Topics are given only to members of their community; whoever holds a topic has been let in, so what
/// is in it is not asked about again.
/// </summary>
public sealed class ForumReads(IDbContextFactory<HubDb> contexts, TimeProvider clock)
{
    /// <summary>Unread marks look at so many of a community's topics, the latest active ones, whatever its size.</summary>
    private const int TopicsWatched = 200;

    /// <summary>How far back the list of everything unread goes.</summary>
    private static readonly TimeSpan UnreadReach = TimeSpan.FromDays(90);

    /// <summary>Those of the topics that the viewer may read.</summary>
    public async Task<IReadOnlyDictionary<Guid, Topic>> TopicsByIdAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await topicsOpenTo(db, viewer.MemberId, ids).ToDictionaryAsync(t => t.Id, cancellationToken: ct);
    }

    /// <summary>Those of the posts that the viewer may read.</summary>
    public async Task<IReadOnlyDictionary<Guid, Post>> PostsByIdAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Posts.AsNoTracking().Where(p => ids.Contains(p.Id) && db.TopicsOpenTo(viewer).Any(t => t.Id == p.TopicId))
            .ToDictionaryAsync(p => p.Id, ct);
    }

    /// <summary>Pinned topics first, then by last activity; null for a viewer who is no member.</summary>
    public async Task<Page<Topic>?> TopicsAsync(Viewer viewer, Guid communityId, PageAsk ask, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.IsMemberAsync(viewer, communityId, ct)) return null;
        var topics = db.Topics.AsNoTracking().Where(t => t.CommunityId == communityId);
        if (TopicPlace.Parse(ask.From) is { } place) topics = ask.Backward ? place.Before(topics) : place.After(topics);
        var ordered = ask.Backward
            ? topics.OrderBy(t => t.Pinned).ThenBy(t => t.LastPostAt).ThenBy(t => t.Id)
            : topics.OrderByDescending(t => t.Pinned).ThenByDescending(t => t.LastPostAt).ThenByDescending(t => t.Id);
        return ask.Of(await ordered.Take(ask.Size + 1).ToListAsync(ct), t => TopicPlace.Of(t).ToString());
    }

    /// <summary>Topics with unread posts in all the viewer's communities, latest activity first, of the last 90 days.</summary>
    public async Task<Page<Topic>> UnreadAsync(Viewer viewer, PageAsk ask, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var since = clock.Now() - UnreadReach;
        return await ByActivityAsync(db.Unread(viewer, db.Topics.Where(t => t.LastPostAt > since)), ask, ct);
    }

    /// <summary>Topics that the viewer follows, in the communities they belong to, latest activity first.</summary>
    public async Task<Page<Topic>> FollowedAsync(Viewer viewer, PageAsk ask, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var followed = db.TopicsOpenTo(viewer).Where(t => db.Follows.Any(f => f.TopicId == t.Id && f.MemberId == viewer.MemberId));
        return await ByActivityAsync(followed, ask, ct);
    }

    /// <summary>How many topics of each community hold unread posts, among its 200 latest active ones.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> UnreadCountsAsync(Viewer viewer, IReadOnlyList<Guid> communityIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ActiveMemberships(viewer).Where(m => communityIds.Contains(m.CommunityId)).Select(m => new
        {
            m.CommunityId,
            Count = db.Topics.Where(t => t.CommunityId == m.CommunityId && t.LastPostAt > m.Since)
                .OrderByDescending(t => t.LastPostAt).Take(TopicsWatched)
                .Count(t => t.LastPostNumber > (db.ReadMarks.Where(r => r.MemberId == viewer.MemberId && r.TopicId == t.Id).Select(r => (int?)r.Number).FirstOrDefault() ?? 0)),
        }).ToDictionaryAsync(c => c.CommunityId, c => c.Count, ct);
    }

    public async Task<IReadOnlyDictionary<Guid, TopicStanding>> StandingsAsync(Viewer viewer, IReadOnlyList<Guid> topicIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Standings(viewer, db.Topics.Where(t => topicIds.Contains(t.Id))).ToDictionaryAsync(s => s.TopicId, ct);
    }

    /// <summary>The first words of each topic's last post.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ExcerptsAsync(IReadOnlyList<Guid> topicIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await (from topic in db.Topics
                          join post in db.Posts on new { TopicId = topic.Id, Number = topic.LastPostNumber } equals new { post.TopicId, post.Number }
                          where topicIds.Contains(topic.Id)
                          select new { topic.Id, post.Body }).ToListAsync(ct);
        return last.ToDictionary(l => l.Id, l => MarkdownText.Excerpt(l.Body));
    }

    /// <summary>Posts by number. Costs the same at the start, in the middle and at the end of a topic.</summary>
    /// <param name="from">Start at this post number, where no cursor is given.</param>
    public async Task<Page<Post>> PostsAsync(Topic topic, PageAsk ask, int? from, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var number = Number(ask.From) ?? (ask.Backward ? int.MaxValue : (from ?? 1) - 1);
        var read = new List<Post>(ask.Size + 1);
        await foreach (var post in ask.Backward ? postsBefore(db, topic.Id, number, ask.Size + 1) : postsAfter(db, topic.Id, number, ask.Size + 1))
            read.Add(post);
        var page = ask.Of(read, p => p.Number.ToString(CultureInfo.InvariantCulture));
        // Numbers have no holes, so the ends of the page tell what lies beyond it.
        return page.Items.Count == 0 ? page : page with { HasPrevious = page.Items[0].Number > 1, HasNext = page.Items[^1].Number < topic.LastPostNumber || page.HasNext };
    }

    /// <summary>Earlier wordings of each post, oldest first.</summary>
    public async Task<ILookup<Guid, Revision>> RevisionsAsync(IReadOnlyList<Guid> postIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var revisions = await db.Revisions.AsNoTracking().Where(r => postIds.Contains(r.PostId)).OrderBy(r => r.Number).ToListAsync(ct);
        return revisions.ToLookup(r => r.PostId);
    }

    /// <summary>Who said merci for each post, as far as the viewer may know: the author sees all, others themselves.</summary>
    public async Task<ILookup<Guid, Guid>> ThanksAsync(Viewer viewer, IReadOnlyList<Guid> postIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var thanks = await (from thank in db.Thanks
                            join post in db.Posts on thank.PostId equals post.Id
                            where postIds.Contains(post.Id) && (post.AuthorId == viewer.MemberId || thank.MemberId == viewer.MemberId)
                            orderby thank.At
                            select new { thank.PostId, thank.MemberId }).ToListAsync(ct);
        return thanks.ToLookup(t => t.PostId, t => t.MemberId);
    }

    // Compiled for one database's model, so not for the process. The first is ForumAccess.TopicsOpenTo, which cannot be compiled from outside.
    private readonly Func<HubDb, Guid, IReadOnlyList<Guid>, IAsyncEnumerable<Topic>> topicsOpenTo = EF.CompileAsyncQuery(
        (HubDb db, Guid viewerId, IReadOnlyList<Guid> ids) =>
            db.Topics.AsNoTracking().Where(t => ids.Contains(t.Id) && db.Memberships.Any(m =>
                m.CommunityId == t.CommunityId && m.MemberId == viewerId && m.State == MembershipState.Active)));

    private readonly Func<HubDb, Guid, int, int, IAsyncEnumerable<Post>> postsAfter = EF.CompileAsyncQuery(
        (HubDb db, Guid topicId, int number, int count) =>
            db.Posts.AsNoTracking().Where(p => p.TopicId == topicId && p.Number > number).OrderBy(p => p.Number).Take(count));

    private readonly Func<HubDb, Guid, int, int, IAsyncEnumerable<Post>> postsBefore = EF.CompileAsyncQuery(
        (HubDb db, Guid topicId, int number, int count) =>
            db.Posts.AsNoTracking().Where(p => p.TopicId == topicId && p.Number < number).OrderByDescending(p => p.Number).Take(count));

    private static async Task<Page<Topic>> ByActivityAsync(IQueryable<Topic> topics, PageAsk ask, CancellationToken ct)
    {
        if (TopicPlace.Parse(ask.From) is { } place)
        {
            topics = ask.Backward
                ? topics.Where(t => t.LastPostAt > place.At || (t.LastPostAt == place.At && t.Id.CompareTo(place.Id) > 0))
                : topics.Where(t => t.LastPostAt < place.At || (t.LastPostAt == place.At && t.Id.CompareTo(place.Id) < 0));
        }
        var ordered = ask.Backward
            ? topics.OrderBy(t => t.LastPostAt).ThenBy(t => t.Id)
            : topics.OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Id);
        return ask.Of(await ordered.AsNoTracking().Take(ask.Size + 1).ToListAsync(ct), t => TopicPlace.Of(t).ToString());
    }

    private static int? Number(string? cursor) => cursor is null ? null
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new NotValid("cursor", "not one of this list.");
}
