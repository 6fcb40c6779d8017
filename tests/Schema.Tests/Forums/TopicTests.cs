using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Forums;

/// <summary>Reading and writing in forums, as a program does.</summary>
public sealed class TopicTests
{
    private const string Everything = """
        query($id: ID!) {
          topic(id: $id) {
            __typename id title startedAt lastPostAt lastPostNumber excerpt pinned locked stream readNumber unreadCount following presentCount
            community { id name } author { name initials } lastAuthor { name }
            posts { pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              edges { cursor node { __typename id number body html postedAt editedAt deletedAt author { name } topic { id } thankedByMe thanks { name } revisions { number body html writtenAt } } } }
          }
        }
        """;

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_topic_shows_what_was_written_changed_deleted_and_thanked_for(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await awa.FoundAsync("Colos d'été");
        await bruno.JoinAsync(community);
        var topic = await awa.StartTopicAsync(community, "Qui a le BAFA ?", "Bonjour **à tous**, qui vient en *Vendée* ?");
        await bruno.PostAsync(topic, $"Moi ! [@Awa](member:{awa.Id})\n\n> qui vient\n\n<script>alert(1)</script> [lien](javascript:alert(1))");
        var clumsy = await bruno.PostAsync(topic, "à supprimer");
        await bruno.MutateAsync("deletePost", new { postId = clumsy }, "post { deletedAt }");
        var first = await awa.PostAsync(topic, "Le 3 juillett.");
        await awa.MutateAsync("editPost", new { postId = first, body = "Le 3 juillet." }, "post { editedAt }");
        await bruno.MutateAsync("thankPost", new { postId = first }, "post { thankedByMe }");
        Shown.Match(await awa.SendAsync(Everything, new { id = topic }), "A_topic_as_its_author_reads_it");
        Shown.Match(await bruno.SendAsync(Everything, new { id = topic }), "A_topic_as_another_reads_it");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Pages_lead_through_a_topic_both_ways_without_gap_or_repeat(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var topic = await awa.StartTopicAsync(await awa.FoundAsync("Pages"), "Long", "1");
        for (var number = 2; number <= 45; number++) await awa.PostAsync(topic, $"{number}");
        Assert.Equal(Enumerable.Range(1, 45), await NumbersAsync(awa, topic, "first", "after", "endCursor", "hasNextPage"));
        Assert.Equal(Enumerable.Range(0, 5).SelectMany(page => Enumerable.Range(36 - 10 * page, 10)).Where(n => n > 0), await NumbersAsync(awa, topic, "last", "before", "startCursor", "hasPreviousPage"));
        var middle = await awa.SendAsync("query($t: ID!) { topic(id: $t) { posts(first: 3, from: 20) { nodes { number } pageInfo { hasPreviousPage hasNextPage } } } }", new { t = topic });
        Shown.Match(middle, "A_page_from_the_middle");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Topics_come_by_last_activity_with_pinned_ones_above(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var community = await awa.FoundAsync("Ordre");
        var (old, middle, late) = (await awa.StartTopicAsync(community, "ancien"), await awa.StartTopicAsync(community, "milieu"), await awa.StartTopicAsync(community, "récent"));
        Assert.Equal(["récent", "milieu", "ancien"], await TitlesAsync(awa, community));
        await awa.PostAsync(old, "Je remonte.");
        Assert.Equal(["ancien", "récent", "milieu"], await TitlesAsync(awa, community));
        await awa.MutateAsync("pinTopic", new { topicId = middle, pinned = true }, "topic { pinned }");
        Assert.Equal(["milieu", "ancien", "récent"], await TitlesAsync(awa, community));
        await awa.MutateAsync("renameTopic", new { topicId = late, title = "renommé" }, "topic { title }");
        Assert.Equal(["milieu", "ancien", "renommé"], await TitlesAsync(awa, community));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_is_unread_follows_the_mark_on_every_device(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await awa.FoundAsync("Lecture");
        var before = await awa.StartTopicAsync(community, "avant");
        await bruno.JoinAsync(community);
        var topic = await awa.StartTopicAsync(community, "après");
        for (var post = 2; post <= 5; post++) await awa.PostAsync(topic, $"{post}");
        Assert.Equal((0, 5, 1), await UnreadAsync(bruno, before, topic, community));
        using var phone = await EventStream.OpenAsync(bruno.GraphQL, $"inbox:{bruno.Id}", after: 0, fields: "kind number content { ... on TopicRead { topicId number } }");
        await bruno.MutateAsync("markRead", new { topicId = topic, number = 3 }, "topic { unreadCount }");
        var told = await phone.NextAsync("topic.read");
        Assert.Equal((topic, 3), (told.GetProperty("content").GetProperty("topicId").GetGuid(), told.GetProperty("content").GetProperty("number").GetInt32()));
        Assert.Equal((0, 2, 1), await UnreadAsync(bruno, before, topic, community));
        await bruno.MutateAsync("markRead", new { topicId = topic, number = 2 }, "topic { unreadCount }");
        Assert.Equal((0, 2, 1), await UnreadAsync(bruno, before, topic, community));
        await bruno.MutateAsync("markRead", new { topicId = topic, number = 99 }, "topic { unreadCount }");
        Assert.Equal((0, 0, 0), await UnreadAsync(bruno, before, topic, community));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_mentioned_or_follows_has_one_line_in_the_inbox(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, chloe) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"), await stage.JoinAsync("Chloé Petit"));
        var community = await awa.FoundAsync("Suivi");
        await bruno.JoinAsync(community);
        await chloe.JoinAsync(community);
        var topic = await awa.StartTopicAsync(community, "Le jardin");
        await chloe.MutateAsync("followTopic", new { topicId = topic, following = true }, "topic { following }");
        Assert.Equal(["Le jardin"], TitlesOf((await chloe.SendAsync("{ followedTopics { nodes { title } } }")).GetProperty("followedTopics")));
        var post = await bruno.PostAsync(topic, $"Merci [@Awa](member:{awa.Id}) !");
        const string Line = "kind content { ... on PostLine { postId title memberName } }";
        using var toAwa = await EventStream.OpenAsync(awa.GraphQL, $"inbox:{awa.Id}", after: 0, fields: Line);
        using var toChloe = await EventStream.OpenAsync(chloe.GraphQL, $"inbox:{chloe.Id}", after: 0, fields: Line);
        var (mention, followed) = (await toAwa.NextAsync("post.mentioned"), await toChloe.NextAsync("topic.followed-post"));
        Assert.All([mention, followed], line =>
        {
            Assert.Equal(post, line.GetProperty("content").GetProperty("postId").GetGuid());
            Assert.Equal("Bruno Le Goff", line.GetProperty("content").GetProperty("memberName").GetString());
        });
        var later = await bruno.PostAsync(topic, "Et encore.");
        Assert.Equal(later, (await toAwa.NextAsync("topic.followed-post")).GetProperty("content").GetProperty("postId").GetGuid());
    }

    private static async Task<List<int>> NumbersAsync(Person person, Guid topic, string size, string place, string cursor, string more)
    {
        var (numbers, from) = (new List<int>(), (string?)null);
        while (true)
        {
            var page = (await person.SendAsync($"query($t: ID!, $from: String) {{ topic(id: $t) {{ posts({size}: 10, {place}: $from) {{ nodes {{ number }} pageInfo {{ {cursor} {more} }} }} }} }}", new { t = topic, from }))
                .GetProperty("topic").GetProperty("posts");
            numbers.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("number").GetInt32()));
            if (!page.GetProperty("pageInfo").GetProperty(more).GetBoolean()) return numbers;
            from = page.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }

    private static async Task<List<string?>> TitlesAsync(Person person, Guid community) =>
        TitlesOf((await person.SendAsync("query($c: ID!) { community(id: $c) { topics { nodes { title } } } }", new { c = community })).GetProperty("community").GetProperty("topics"));

    private static List<string?> TitlesOf(JsonElement topics) => [.. topics.GetProperty("nodes").EnumerateArray().Select(topic => topic.GetProperty("title").GetString())];

    private static async Task<(int Before, int Topic, int Community)> UnreadAsync(Person person, Guid before, Guid topic, Guid community)
    {
        var answer = await person.SendAsync(
            "query($b: ID!, $t: ID!, $c: ID!) { before: topic(id: $b) { unreadCount } topic(id: $t) { unreadCount } community(id: $c) { unreadCount } }",
            new { b = before, t = topic, c = community });
        int Of(string name) => answer.GetProperty(name).GetProperty("unreadCount").GetInt32();
        return (Of("before"), Of("topic"), Of("community"));
    }
}
