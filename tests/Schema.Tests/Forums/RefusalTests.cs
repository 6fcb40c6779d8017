using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Forums;

/// <summary>What forums refuse: always by name, and nothing half written.</summary>
public sealed class RefusalTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Empty_too_long_locked_and_missing_are_refused_by_name(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await awa.FoundAsync("Refus");
        await bruno.JoinAsync(community);
        var topic = await awa.StartTopicAsync(community, "Sujet");
        var post = await awa.PostAsync(topic, "de Awa");
        var nowhere = Guid.CreateVersion7();

        Assert.Equal("BLANK", await awa.RefusalAsync("startTopic", new { communityId = community, title = "  ", body = "x" }));
        Assert.Equal("BLANK", await awa.RefusalAsync("addPost", new { topicId = topic, body = "\n " }));
        Assert.Equal("TOO_LONG", await awa.RefusalAsync("startTopic", new { communityId = community, title = new string('t', 201), body = "x" }));
        Assert.Equal("TOO_LONG", await awa.RefusalAsync("addPost", new { topicId = topic, body = new string('x', 20_001) }));
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("startTopic", new { communityId = nowhere, title = "x", body = "x" }));
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("addPost", new { topicId = nowhere, body = "x" }));
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("editPost", new { postId = nowhere, body = "x" }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("editPost", new { postId = post, body = "x" }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("deletePost", new { postId = post }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("pinTopic", new { topicId = topic, pinned = true }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("lockTopic", new { topicId = topic, locked = true }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("renameTopic", new { topicId = topic, title = "à moi" }));
        Assert.Equal("NOT_ALLOWED", await awa.RefusalAsync("thankPost", new { postId = post }));
        Assert.Equal("NOT_VALID", await awa.RefusalAsync("markRead", new { topicId = topic, number = -1 }));
        await bruno.MutateAsync("thankPost", new { postId = post }, "post { id }");
        Assert.Equal("ALREADY_THERE", await bruno.RefusalAsync("thankPost", new { postId = post }));
        await awa.MutateAsync("lockTopic", new { topicId = topic, locked = true }, "topic { locked }");
        Assert.Equal("TOPIC_LOCKED", await bruno.RefusalAsync("addPost", new { topicId = topic, body = "x" }));
        await awa.MutateAsync("deletePost", new { postId = post }, "post { id }");
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("editPost", new { postId = post, body = "x" }));

        var left = await awa.SendAsync("query($c: ID!) { community(id: $c) { topics { nodes { title lastPostNumber pinned posts { nodes { number body } } } } } }", new { c = community });
        Shown.Match(left, "After_all_refusals");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_repeat_with_the_same_client_key_gives_the_first_result(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var topic = await awa.StartTopicAsync(await awa.FoundAsync("Une fois"), "Sujet");
        var input = new { topicId = topic, body = "une seule fois", clientKey = "k-1" };
        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => awa.MutateAsync("addPost", input, "post { id number }")));
        Assert.Single(sent.Select(payload => payload.GetProperty("post").GetRawText()).Distinct());
        Assert.Equal(3, (await awa.MutateAsync("addPost", new { topicId = topic, body = "autre", clientKey = "k-2" }, "post { number }")).GetProperty("post").GetProperty("number").GetInt32());
    }
}
