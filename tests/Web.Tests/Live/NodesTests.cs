using System.Net;
using Entraide.Fixture;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Live;

/// <summary>What may die: a node, Redis, the database. What was accepted is kept, and everyone gets it.</summary>
public class NodesTests
{
    [Fact]
    public async Task What_happens_on_one_node_is_seen_on_the_other()
    {
        await using var stage = await HubStage.StartAsync(StageKind.PostgresAndRedis, nodes: 2);
        var scene = await Scene.OnAsync(stage);
        await using var here = await LiveClient.ConnectAsync(stage.Nodes[0].Address, scene.Reader.Token);
        await using var there = await LiveClient.ConnectAsync(stage.Nodes[1].Address, scene.Writer.Token);
        await here.SubscribeAsync(scene.Stream, 0);
        await there.SubscribeAsync(scene.Stream, 0);
        using var atThere = scene.Writer.At(stage.Nodes[1]);
        for (var n = 2; n <= 10; n++)
            await (n % 2 == 0 ? atThere : scene.Writer.GraphQL).MutateAsync("addPost", new { topicId = scene.Topic, body = $"Message {n}" }, "");
        await here.HasAsync(10);
        await there.HasAsync(10);
        Assert.Equal(Scene.Range(1, 10), here.Numbers);
        Assert.Equal(Scene.Range(1, 10), there.Numbers);
        await there.Connection.InvokeAsync("Writing", scene.Stream);
        await Eventually.Async(() => here.Signals.Any(s => s.GetProperty("kind").GetString() == "writing"), "writing is seen over there");
        await Eventually.Async(() => here.Signals.Any(s => s.GetProperty("kind").GetString() == "present" && s.GetProperty("count").GetInt32() == 2), "both are present");
    }

    [Theory]
    [InlineData(true)]
    // As where it dies before it could tell anybody.
    [InlineData(false)]
    public async Task A_post_is_seen_though_its_node_is_killed_right_after_the_answer(bool mayTell)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stage = await HubStage.StartAsync(await Servers.Postgres, redis, nodes: 2);
        var scene = await Scene.OnAsync(stage);
        await using var client = await scene.ListenAsync();
        await client.SubscribeAsync(scene.Stream);
        using var dying = scene.Writer.At(stage.Nodes[1]);
        if (!mayTell) await redis.StopAsync();
        await dying.MutateAsync("addPost", new { topicId = scene.Topic, body = "Mes derniers mots." }, "");
        stage.Nodes[1].Kill();
        await client.HasSoonAsync(Scene.Says("Mes derniers mots."), "the post arrives");
    }

    [Fact]
    public async Task Without_Redis_a_post_is_still_seen_on_the_other_node()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stage = await HubStage.StartAsync(await Servers.Postgres, redis, nodes: 2);
        var scene = await Scene.OnAsync(stage);
        await using var client = await scene.ListenAsync();
        await client.SubscribeAsync(scene.Stream);
        using var there = scene.Writer.At(stage.Nodes[1]);
        await redis.StopAsync();
        await there.MutateAsync("addPost", new { topicId = scene.Topic, body = "Sans Redis." }, "");
        await client.HasSoonAsync(Scene.Says("Sans Redis."), "the post arrives");
        await using var late = await scene.ListenAsync();
        await late.SubscribeAsync(scene.Stream, 0);
        await late.HasAsync(2);
        await Eventually.Async(async () => await stage.Node.ReadinessAsync() == HttpStatusCode.ServiceUnavailable, "the node says that it lacks Redis");

        await redis.StartAgainAsync();
        await Eventually.Async(async () => await stage.Node.ReadinessAsync() == HttpStatusCode.OK, "the node is whole again");
        await there.MutateAsync("addPost", new { topicId = scene.Topic, body = "Avec Redis." }, "");
        await client.HasSoonAsync(Scene.Says("Avec Redis."), "the next post arrives");
        Assert.Equal([2, 3], client.Numbers);
    }

    [Fact]
    public async Task Without_PostgreSQL_a_node_waits_and_then_goes_on()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var stage = await HubStage.StartAsync(postgres, await Servers.Redis);
        var scene = await Scene.OnAsync(stage);
        await using var client = await scene.ListenAsync();
        await client.SubscribeAsync(scene.Stream);
        await postgres.StopAsync();
        await Eventually.Async(async () => await stage.Node.ReadinessAsync() == HttpStatusCode.ServiceUnavailable, "the node says that it cannot serve");
        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Equal("UNAVAILABLE", (await Assert.ThrowsAsync<GraphQLException>(() => scene.Writer.PostAsync(scene.Topic, "Trop tôt."))).Code);

        await postgres.StartAgainAsync();
        await Eventually.Async(async () => await stage.Node.ReadinessAsync() == HttpStatusCode.OK, "the node can serve again");
        await scene.Writer.PostAsync(scene.Topic, "Nous revoilà.");
        await client.HasSoonAsync(Scene.Says("Nous revoilà."), "the post arrives");
        Assert.Equal([2], client.Numbers);
    }
}
