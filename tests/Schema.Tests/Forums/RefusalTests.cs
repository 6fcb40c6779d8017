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

        await RefusedAsync("BLANK", awa, "startTopic", new { communityId = community, title = "  ", body = "x" });
        await RefusedAsync("BLANK", awa, "addPost", new { topicId = topic, body = "\n\u0000 " });
        await RefusedAsync("TOO_LONG", awa, "startTopic", new { communityId = community, title = new string('t', 201), body = "x" });
        await RefusedAsync("TOO_LONG", awa, "addPost", new { topicId = topic, body = new string('x', 20_001) });
        await RefusedAsync("NOT_THERE", awa, "startTopic", new { communityId = nowhere, title = "x", body = "x" });
        await RefusedAsync("NOT_THERE", awa, "addPost", new { topicId = nowhere, body = "x" });
        await RefusedAsync("NOT_THERE", awa, "editPost", new { postId = nowhere, body = "x" });
        await RefusedAsync("NOT_ALLOWED", bruno, "editPost", new { postId = post, body = "x" });
        await RefusedAsync("NOT_ALLOWED", bruno, "deletePost", new { postId = post });
        await RefusedAsync("NOT_ALLOWED", bruno, "pinTopic", new { topicId = topic, pinned = true });
        await RefusedAsync("NOT_ALLOWED", bruno, "lockTopic", new { topicId = topic, locked = true });
        await RefusedAsync("NOT_ALLOWED", bruno, "renameTopic", new { topicId = topic, title = "à moi" });
        await RefusedAsync("NOT_ALLOWED", awa, "thankPost", new { postId = post });
        await RefusedAsync("NOT_VALID", awa, "markRead", new { topicId = topic, number = -1 });
        await bruno.MutateAsync("thankPost", new { postId = post }, "post { id }");
        await RefusedAsync("ALREADY_THERE", bruno, "thankPost", new { postId = post });
        await awa.MutateAsync("lockTopic", new { topicId = topic, locked = true }, "topic { locked }");
        await RefusedAsync("TOPIC_LOCKED", bruno, "addPost", new { topicId = topic, body = "x" });
        await awa.MutateAsync("deletePost", new { postId = post }, "post { id }");
        await RefusedAsync("NOT_THERE", awa, "editPost", new { postId = post, body = "x" });

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

    private static async Task RefusedAsync(string code, Person person, string mutation, object input) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<GraphQLException>(() => person.MutateAsync(mutation, input, ""))).Code);
}
