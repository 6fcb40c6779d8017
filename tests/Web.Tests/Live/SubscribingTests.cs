using System.Net;
using System.Text.Json;
using Entraide.Fixture;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Live;

public class SubscribingTests
{
    public static TheoryData<StageKind, Wire> Roads => new()
    {
        { StageKind.Sqlite, Wire.Json },
        { StageKind.Sqlite, Wire.MessagePack },
        { StageKind.PostgresAndRedis, Wire.Json },
        { StageKind.PostgresAndRedis, Wire.MessagePack },
    };

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task A_post_is_seen_as_it_is_written(StageKind kind, Wire wire)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var client = await scene.ListenAsync(wire);
        Assert.Equal(1, await client.SubscribeAsync(scene.Stream));
        await client.SubscribeAsync(scene.Forum);
        var post = await scene.Writer.PostAsync(scene.Topic, "Bonjour **Bob** !");
        await client.HasSoonAsync(Scene.Says("Bonjour **Bob** !"), "the post arrives on the topic");
        await client.HasSoonAsync(e => e.GetProperty("stream").GetString() == scene.Forum, "the community hears of it");

        var seen = client.Events.Single(e => e.GetProperty("stream").GetString() == scene.Stream);
        Assert.Equal(["stream", "number", "id", "kind", "at", "actorId", "subjectId", "content"], seen.EnumerateObject().Select(p => p.Name));
        Assert.Equal((2, "post.added", scene.Writer.Id, post), (seen.GetProperty("number").GetInt32(), Text(seen, "kind"), seen.GetProperty("actorId").GetGuid(), seen.GetProperty("subjectId").GetGuid()));
        var content = seen.GetProperty("content");
        Assert.Equal((2, "<p>Bonjour <strong>Bob</strong> !</p>", scene.Writer.Name), (content.GetProperty("number").GetInt32(), Text(content, "html"), Text(content.GetProperty("author"), "name")));
        Assert.Equal(JsonValueKind.Null, content.GetProperty("editedAt").ValueKind);
        var news = client.Events.Single(e => e.GetProperty("stream").GetString() == scene.Forum).GetProperty("content");
        Assert.Equal("Bonjour Bob !", Text(news, "excerpt"));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Editing_deleting_and_pinning_are_seen_and_nothing_after_leaving(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var client = await scene.ListenAsync();
        await client.SubscribeAsync(scene.Stream, 0);
        var post = await scene.Writer.PostAsync(scene.Topic, "Un");
        await scene.Writer.MutateAsync("editPost", new { postId = post, body = "Deux" }, "");
        await scene.Writer.MutateAsync("deletePost", new { postId = post }, "");
        await scene.Writer.MutateAsync("pinTopic", new { topicId = scene.Topic, pinned = true }, "");
        await client.HasAsync(5);
        Assert.Equal(["post.added", "post.added", "post.edited", "post.deleted", "topic.changed"], client.Events.Select(e => Text(e, "kind")));
        Assert.Equal("", Text(client.Events[3].GetProperty("content"), "body"));
        Assert.True(client.Events[4].GetProperty("content").GetProperty("pinned").GetBoolean());

        await using var other = await scene.ListenAsync();
        await other.SubscribeAsync(scene.Stream);
        await client.Connection.InvokeAsync("Unsubscribe", scene.Stream);
        await scene.WriteAsync(1, 1);
        await other.HasAsync(6);
        Assert.Equal(5, client.Events.Count);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_may_not_read_is_refused(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var eve = await scene.Stage.JoinAsync("Eve");
        await using var client = await LiveClient.ConnectAsync(scene.Stage.Node.Address, eve.Token);
        foreach (var stream in new[] { scene.Forum, scene.Stream, $"inbox:{scene.Reader.Id}", $"topic:{Guid.NewGuid()}", "topic:", "nothing" })
        {
            var refusal = await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(stream, 0));
            Assert.Contains("NOT_ALLOWED: ", refusal.Message, StringComparison.Ordinal);
        }
        await Assert.ThrowsAsync<HubException>(() => client.Connection.InvokeAsync("Writing", scene.Stream));
        await client.SubscribeAsync($"inbox:{eve.Id}");
        await scene.WriteAsync(1, 1);
        Assert.Empty(client.Events);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nobody_has_no_connection(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        foreach (var token in new[] { null, "eht_wrong" })
        {
            var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => LiveClient.ConnectAsync(stage.Node.Address, token));
            Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        }
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
