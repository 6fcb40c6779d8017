using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Forums;

/// <summary>Who is no member gets nothing of a community by any road that GraphQL offers.</summary>
public sealed class StrangerTests
{
    private const string Secret = "le code du portail";

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_stranger_gets_nothing_by_any_query_mutation_or_subscription(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, stranger) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Personne"));
        foreach (var door in new[] { "OPEN", "ON_REQUEST", "PRIVATE" })
        {
            var community = await awa.FoundAsync($"Fermée {door}", door);
            var topic = await awa.StartTopicAsync(community, Secret, Secret);
            var post = await awa.PostAsync(topic, Secret);
            foreach (var answer in await RoadsAsync(stranger, community, topic, post))
            {
                Assert.DoesNotContain("portail", answer, StringComparison.Ordinal);
                Assert.DoesNotContain("Keïta", answer, StringComparison.Ordinal);
                if (door == "PRIVATE") Assert.DoesNotContain("Fermée", answer, StringComparison.Ordinal);
            }
            foreach (var stream in new[] { $"community:{community}", $"topic:{topic}", $"inbox:{awa.Id}" })
            {
                using var events = await EventStream.OpenAsync(stranger.GraphQL, stream, after: 0);
                Assert.Equal("NOT_ALLOWED", (await Assert.ThrowsAsync<GraphQLException>(events.NextAsync)).Code);
            }
        }
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_removed_reads_no_further_and_their_live_feed_ends(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await awa.FoundAsync("Départ");
        await bruno.JoinAsync(community);
        var topic = await awa.StartTopicAsync(community, "Sujet");
        using var events = await EventStream.OpenAsync(bruno.GraphQL, $"topic:{topic}", after: 0);
        Assert.Equal("post.added", (await events.NextAsync()).GetProperty("kind").GetString());
        await awa.MutateAsync("removeMember", new { communityId = community, memberId = bruno.Id }, "membership { state }");
        Assert.Equal("NOT_ALLOWED", (await Assert.ThrowsAsync<GraphQLException>(events.NextAsync)).Code);
        Assert.Equal(JsonValueKind.Null, (await bruno.SendAsync("query($t: ID!) { topic(id: $t) { title } }", new { t = topic })).GetProperty("topic").ValueKind);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nobody_reads_without_signing_in(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        using var nobody = new GraphQLClient(stage.Node.Address);
        foreach (var query in new[] { "{ communities { nodes { name } } }", "{ unreadTopics { nodes { id } } }", $"{{ node(id: \"{stage.First.Id}\") {{ id }} }}", $"{{ member(id: \"{stage.First.Id}\") {{ name }} }}" })
            Assert.Equal("UNAUTHENTICATED", (await Assert.ThrowsAsync<GraphQLException>(() => nobody.SendAsync(query))).Code);
        Assert.Equal(JsonValueKind.Null, (await nobody.SendAsync("{ me { email } }")).GetProperty("me").ValueKind);
    }

    private static async Task<IEnumerable<string>> RoadsAsync(Person stranger, Guid community, Guid topic, Guid post)
    {
        (string, object)[] asked =
        [
            ("query($id: ID!) { node(id: $id) { ... on Topic { title posts { nodes { body } } } } }", new { id = topic }),
            ("query($id: ID!) { node(id: $id) { ... on Post { body html revisions { body } author { name } topic { title } } } }", new { id = post }),
            ("query($id: ID!) { topic(id: $id) { title author { name } } }", new { id = topic }),
            ("query($id: ID!) { community(id: $id) { name topics { nodes { title } } members { nodes { member { name } } } stewards { name } requests { word } presentCount } }", new { id = community }),
            ("{ unreadTopics { nodes { title } } followedTopics { nodes { title } } me { communities { name } } }", new { }),
            ("query { communities(text: \"fermee\") { nodes { topics { nodes { title } } members { nodes { member { name } } } } } }", new { }),
            (GraphQLClient.Mutation("addPost", "", "post { topic { title } }"), new { input = new { topicId = topic, body = "x" } }),
            (GraphQLClient.Mutation("editPost", "", "post { body }"), new { input = new { postId = post, body = "x" } }),
            (GraphQLClient.Mutation("deletePost", "", "post { body }"), new { input = new { postId = post } }),
            (GraphQLClient.Mutation("thankPost", "", "post { body }"), new { input = new { postId = post } }),
            (GraphQLClient.Mutation("followTopic", "", "topic { title }"), new { input = new { topicId = topic, following = true } }),
            (GraphQLClient.Mutation("markRead", "", "topic { title }"), new { input = new { topicId = topic, number = 1 } }),
            (GraphQLClient.Mutation("inviteMember", "", "membership { state }"), new { input = new { communityId = community, memberId = stranger.Id } }),
        ];
        var answers = new List<string>();
        foreach (var (query, variables) in asked)
        {
            using var answer = await stranger.GraphQL.AskAsync(query, variables);
            answers.Add(answer.RootElement.GetRawText());
        }
        return answers;
    }
}
