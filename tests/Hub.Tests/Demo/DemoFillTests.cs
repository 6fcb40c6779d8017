using Entraide.Fixture;
using Entraide.Hub.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Demo;

public sealed class DemoFillTests
{
    public static TheoryData<StageKind> Kinds => Stages.Both;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_nodes_that_start_together_fill_once(StageKind kind)
    {
        var database = await NewDatabaseAsync(kind);
        await using var one = await Rooms.OpenAsync(database);
        await using var other = await Rooms.OpenAsync(database);
        var filled = await Task.WhenAll(one.Demo.FillAsync(default), other.Demo.FillAsync(default));
        Assert.Single(filled, did => did);
        Assert.Equal((200, 12, 60, 2000), await DemoTests.CountsAsync(one));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_community_of_15000_is_added_once_to_a_filled_demo(StageKind kind)
    {
        await using var rooms = await Rooms.OpenAsync(await NewDatabaseAsync(kind));
        Assert.False(await rooms.Demo.FillLargeAsync(default));
        Assert.True(await rooms.Demo.FillAsync(default));
        Assert.True(await rooms.Demo.FillLargeAsync(default));
        Assert.False(await rooms.Demo.FillLargeAsync(default));

        var community = await rooms.ReadAsync(db => db.Communities.SingleAsync(c => c.Slug == "grande-assemblee"));
        var belongings = await rooms.ReadAsync(db => db.Memberships.Where(m => m.CommunityId == community.Id && m.State == MembershipState.Active).ToListAsync());
        Assert.Equal((15_000, 15_000), (community.MemberCount, belongings.Count));
        Assert.Equal(200, await rooms.ReadAsync(db => db.Users.CountAsync(u => db.Memberships.Any(m => m.CommunityId == community.Id && m.MemberId == u.Id))));
        Assert.Equal(15_000, await rooms.ReadAsync(db => db.Members.Select(m => m.Name).Distinct().CountAsync()));
        Assert.InRange(await rooms.ReadAsync(db => db.Topics.CountAsync(t => t.CommunityId == community.Id)), 3, 10);
    }

    internal static async Task<string> NewDatabaseAsync(StageKind kind) => kind == StageKind.Sqlite
        ? $"Data Source={Path.Combine(TemporaryFolder.New("demo"), "hub.db")}"
        : await (await Servers.Postgres).CreateDatabaseAsync();
}
