using Entraide.Fixture;
using Entraide.Web.Tests.Live;
using Xunit;

namespace Entraide.Web.Tests.Presence;

/// <summary>Who is there, on whichever node.</summary>
public class NodesTests
{
    [Fact]
    public async Task A_member_is_seen_over_both_nodes_and_goes_with_a_node_that_is_killed()
    {
        await using var stage = await HubStage.StartAsync(StageKind.PostgresAndRedis, nodes: 2);
        var scene = await Scene.OnAsync(stage);
        var lea = await BeingThereTests.NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync();
        await watcher.SubscribeAsync(scene.Forum);
        Assert.Equal("ABSENT", await watcher.LookAtAsync(lea));
        await using var there = await lea.ConnectAsync(stage.Nodes[1]);
        await there.SubscribeAsync(scene.Forum);
        await watcher.IsToldAsync(lea, "PRESENT");
        await there.AwayAsync(true);
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY");
        await using (await lea.ConnectAsync(stage.Nodes[0]))
            await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT");
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT", "AWAY");
        Assert.Equal("AWAY", await scene.Reader.PresenceOfAsync(lea));
        await Eventually.Async(() => LastCount(watcher) == 2, "both are counted");

        stage.Nodes[1].Kill();
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT", "AWAY", "ABSENT");
        Assert.Equal("ABSENT", await scene.Reader.PresenceOfAsync(lea));
        await Eventually.Async(() => LastCount(watcher) == 1, "nor is she counted any more");
    }

    [Fact]
    public async Task After_Redis_was_away_everybody_is_seen_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stage = await HubStage.StartAsync(await Servers.Postgres, redis, nodes: 2);
        var scene = await Scene.OnAsync(stage);
        var (lea, paul) = (await BeingThereTests.NeighbourAsync(scene, "Léa Fontaine"), await BeingThereTests.NeighbourAsync(scene, "Paul Bertin"));
        await using var watcher = await scene.ListenAsync();
        await using var leas = await lea.ConnectAsync(stage.Nodes[1]);
        await watcher.FindsAsync(lea, "PRESENT");
        await redis.StopAsync();
        // Of this node's own people all is known meanwhile.
        await using (await paul.ConnectAsync(stage.Nodes[0])) await watcher.FindsAsync(paul, "PRESENT");
        await watcher.IsToldAsync(paul, "ABSENT");
        await leas.AwayAsync(true);

        await redis.StartAgainAsync();
        await watcher.FindsAsync(lea, "AWAY");
        await leas.AwayAsync(false);
        await watcher.IsToldAsync(lea, "PRESENT");
    }

    private static int? LastCount(LiveClient watcher) =>
        watcher.Signals.Where(s => s.GetProperty("kind").GetString() == "present").Select(s => (int?)s.GetProperty("count").GetInt32()).LastOrDefault();
}
