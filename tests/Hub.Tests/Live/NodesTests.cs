using Entraide.Fixture;
using Entraide.Hub.Live;
using Entraide.Hub.Presence;
using Xunit;

namespace Entraide.Hub.Tests.Live;

/// <summary>Two nodes on one PostgreSQL and one Redis.</summary>
public class NodesTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task What_is_written_on_one_node_is_heard_on_the_other()
    {
        await using var here = await HubServices.StartAsync(StageKind.PostgresAndRedis);
        await using var there = await HubServices.StartAsync(here.Database, here.Redis);
        var ada = await here.MemberAsync();
        var stream = Saying.InboxOf(ada);
        var heard = await there.ListenAsync(ada, stream);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => (n % 2 == 0 ? here : there).SayAsync(stream))));
        await heard.HasAsync(40, Promised);
        Assert.Equal(Saying.Range(1, 40), heard.Numbers);
    }

    [Fact]
    public async Task Without_Redis_it_is_heard_by_the_log()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await HubServices.StartAsync(StageKind.PostgresAndRedis, redis);
        await using var there = await HubServices.StartAsync(here.Database, here.Redis);
        var ada = await here.MemberAsync();
        var stream = Saying.InboxOf(ada);
        var heard = await there.ListenAsync(ada, stream);
        await redis.StopAsync();
        await here.SayAsync(stream, 3);
        await heard.HasAsync(3, Promised);
        await redis.StartAgainAsync();
        await here.SayAsync(stream, 3);
        await heard.HasAsync(6, Promised);
        Assert.Equal(Saying.Range(1, 6), heard.Numbers);
    }

    [Fact]
    public async Task A_right_lost_on_one_node_is_lost_on_the_other()
    {
        await using var here = await HubServices.StartAsync(StageKind.PostgresAndRedis);
        await using var there = await HubServices.StartAsync(here.Database, here.Redis);
        var (ada, bob) = (await here.MemberAsync(), await here.MemberAsync("Bob"));
        var community = await here.FoundAsync(ada);
        await here.Joining.JoinAsync(bob, community, null, default);
        var heard = await there.ListenAsync(bob, Streams.Community(community));
        await here.Joining.RemoveAsync(ada, community, bob.MemberId, default);
        await heard.EndsAsync();
        Assert.IsType<NotAllowed>(heard.Ended);
    }

    [Fact]
    public async Task Members_present_are_counted_over_all_nodes()
    {
        await using var here = await HubServices.StartAsync(StageKind.PostgresAndRedis);
        await using var there = await HubServices.StartAsync(here.Database, here.Redis);
        var (ada, bob) = (await here.MemberAsync(), await here.MemberAsync("Bob"));
        var community = await here.FoundAsync(ada);
        await here.Joining.JoinAsync(bob, community, null, default);
        var stream = Streams.Community(community);
        await here.ListenAsync(ada, stream);
        await here.ListenAsync(ada, stream);
        await there.ListenAsync(bob, stream);
        foreach (var node in new[] { here, there })
            await Eventually.Async(async () => await node.Get<PresentCounts>().CountAsync(stream, default) == 2, "both are counted, each once");
    }
}
