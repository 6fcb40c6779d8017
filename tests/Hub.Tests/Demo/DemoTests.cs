using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Places;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using DemoRoom = Entraide.Hub.Demo.Demo;

namespace Entraide.Hub.Tests.Demo;

public sealed class DemoTests(DemoStage stage) : IClassFixture<DemoStage>
{
    private readonly Rooms rooms = stage.Rooms;

    [Fact]
    public async Task It_holds_200_members_12_communities_60_topics_and_2000_posts()
    {
        Assert.Equal((200, 12, 60, 2000), await CountsAsync(rooms));
        Assert.Equal(200, await rooms.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_database_with_somebody_in_it_is_left_alone()
    {
        Assert.False(await rooms.Demo.FillAsync(default));
        Assert.Equal((200, 12, 60, 2000), await CountsAsync(rooms));
    }

    [Fact]
    public async Task Posts_are_numbered_without_holes_in_the_order_of_time_and_topics_know_their_last()
    {
        var posts = (await PostsAsync()).ToLookup(p => p.TopicId);
        foreach (var topic in await rooms.ReadAsync(db => db.Topics.ToListAsync()))
        {
            var said = posts[topic.Id].OrderBy(p => p.Number).ToList();
            Assert.Equal(Enumerable.Range(1, said.Count), said.Select(p => p.Number));
            Assert.Equal(said.OrderBy(p => p.PostedAt), said);
            Assert.Equal((topic.AuthorId, topic.StartedAt), (said[0].AuthorId, said[0].PostedAt));
            Assert.Equal((topic.LastPostNumber, topic.LastAuthorId, topic.LastPostAt), (said.Count, said[^1].AuthorId, said[^1].PostedAt));
        }
    }

    [Fact]
    public async Task Everything_happened_within_the_last_eight_months_and_some_of_it_today()
    {
        var now = DateTimeOffset.UtcNow;
        var moments = (await PostsAsync()).ConvertAll(p => p.PostedAt);
        Assert.All(moments, moment => Assert.InRange(moment, now.AddDays(-241), now));
        Assert.Contains(moments, moment => now - moment < TimeSpan.FromHours(12));
        Assert.All(await rooms.ReadAsync(db => db.Memberships.Select(m => m.Since).ToListAsync()), since => Assert.True(since < now));
        Assert.All(await rooms.ReadAsync(db => db.Thanks.Select(t => t.At).ToListAsync()), at => Assert.True(at < now));
    }

    [Fact]
    public async Task Who_writes_belonged_to_the_community_before()
    {
        var strangers = await rooms.ReadAsync(db => db.Posts
            .Join(db.Topics, post => post.TopicId, topic => topic.Id, (post, topic) => new { post, topic.CommunityId })
            .CountAsync(p => !db.Memberships.Any(m => m.CommunityId == p.CommunityId && m.MemberId == p.post.AuthorId
                && m.State == MembershipState.Active && m.Since < p.post.PostedAt)));
        Assert.Equal(0, strangers);
    }

    [Fact]
    public async Task Communities_count_their_members_and_have_a_charter_and_stewards()
    {
        foreach (var community in await rooms.ReadAsync(db => db.Communities.ToListAsync()))
        {
            var belongings = await rooms.ReadAsync(db => db.Memberships.Where(m => m.CommunityId == community.Id && m.State == MembershipState.Active).ToListAsync());
            Assert.Equal(community.MemberCount, belongings.Count);
            Assert.InRange(belongings.Count(m => m.Role == Role.Steward), 1, 3);
            Assert.InRange(community.Summary.Length, 20, Community.MostSummaryCharacters);
            Assert.StartsWith("<", community.CharterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Texts_are_whole_and_rarely_said_twice()
    {
        var titles = await rooms.ReadAsync(db => db.Topics.Select(t => t.Title).ToListAsync());
        var posts = (await PostsAsync()).Where(p => p.DeletedAt is null).ToList();
        Assert.All(posts.Select(p => p.Body).Concat(titles), text => Assert.DoesNotMatch(@"[{}]|\bnull\b|^\s*$", text));
        Assert.All(posts, p => Assert.NotEmpty(p.Html));
        Assert.All(posts.GroupBy(p => p.TopicId), said => Assert.Equal(said.Count(), said.Select(p => p.Body).Distinct().Count()));
        Assert.InRange(posts.Select(p => p.Body).Distinct().Count(), 1_800, posts.Count);
    }

    [Fact]
    public async Task A_forum_has_mentions_quotes_edits_deletions_and_topics_pinned_and_locked()
    {
        var posts = await PostsAsync();
        Assert.Contains(posts, p => p.Html.Contains("class=\"mention\"", StringComparison.Ordinal));
        Assert.Contains(posts, p => p.Html.Contains("<blockquote>", StringComparison.Ordinal));
        Assert.Contains(posts, p => p is { DeletedAt: not null, Body: "", Html: "" });
        Assert.Equal(posts.Count(p => p.EditedAt is not null), await rooms.ReadAsync(db => db.Revisions.CountAsync()));
        Assert.InRange(posts.Count(p => p.EditedAt is not null), 10, 100);
        Assert.InRange(await rooms.ReadAsync(db => db.Topics.CountAsync(t => t.Pinned)), 3, 15);
        Assert.Equal(1, await rooms.ReadAsync(db => db.Topics.CountAsync(t => t.Locked)));
    }

    [Fact]
    public async Task Members_live_in_communes_and_belong_to_local_bodies()
    {
        var (communes, bodies) = (rooms.Get<Communes>(), rooms.Get<LocalBodies>());
        Assert.All(await rooms.ReadAsync(db => db.Members.ToListAsync()), member =>
        {
            Assert.NotNull(communes.ByInsee(member.CommuneInsee!));
            Assert.NotNull(bodies.ByCode(member.LocalBodyCode!));
        });
    }

    [Fact]
    public async Task Every_account_opens_with_the_password_of_the_demo()
    {
        using var scope = rooms.Get<IServiceScopeFactory>().CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var known in DemoRoom.Accounts)
            await rooms.ReadAsync(async db =>
            {
                using var users = accounts.In(db);
                var account = await users.FindByEmailAsync(known.Email);
                Assert.True(account!.EmailConfirmed);
                Assert.True(await users.CheckPasswordAsync(account, DemoRoom.Password));
                return Assert.Single(db.Members, m => m.Id == account.Id && m.Name == known.Name);
            });
        Assert.Equal(1, await rooms.ReadAsync(db => db.Users.Select(u => u.PasswordHash).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Sonia_and_Paul_find_some_topics_unread_and_most_read()
    {
        foreach (var name in new[] { "Sonia Delmas", "Paul Bertin" })
        {
            var unread = await rooms.ReadAsync(db => UnreadOf(db, name).ToListAsync());
            Assert.InRange(unread.Count(count => count > 0), 2, 6);
            Assert.InRange(unread.Count(count => count == 0), 20, 60);
        }
        var stewarded = await rooms.ReadAsync(db => db.Memberships.Where(m => m.Role == Role.Steward && db.Members.Any(s => s.Id == m.MemberId && s.Name == "Sonia Delmas"))
            .Join(db.Communities, m => m.CommunityId, c => c.Id, (_, c) => c.Slug).Order().ToListAsync());
        Assert.Equal(["colos-et-bafa", "seine-saint-denis"], stewarded);
    }

    private static IQueryable<int> UnreadOf(HubDb db, string name) =>
        from member in db.Members
        where member.Name == name
        join membership in db.Memberships on member.Id equals membership.MemberId
        join topic in db.Topics on membership.CommunityId equals topic.CommunityId
        select topic.LastPostNumber - db.ReadMarks.Where(r => r.MemberId == member.Id && r.TopicId == topic.Id).Select(r => r.Number).FirstOrDefault();

    private Task<List<Post>> PostsAsync() => rooms.ReadAsync(db => db.Posts.AsNoTracking().ToListAsync());

    internal static async Task<(int Members, int Communities, int Topics, int Posts)> CountsAsync(Rooms rooms) => await rooms.ReadAsync(async db =>
        (await db.Members.CountAsync(), await db.Communities.CountAsync(), await db.Topics.CountAsync(), await db.Posts.CountAsync()));
}
