using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Communities;

/// <summary>Finding communities, coming in and going out.</summary>
public sealed class CommunityTests
{
    private const string Everything = """
        query($id: ID!) { community(id: $id) { __typename id slug name kind door summary charter charterHtml foundedAt memberCount stream unreadCount presentCount
          localBody { name } myMembership { role state word since community { id } } stewards { name } requests { word since state member { name } }
          members { nodes { role state member { name status } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } topics { nodes { title } } } }
        """;

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_community_on_request_shows_each_what_is_theirs_to_see(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, chloe) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"), await stage.JoinAsync("Chloé Petit"));
        var id = await awa.FoundAsync("Écoles de métiers", "ON_REQUEST", "WORK");
        await awa.MutateAsync("updateCommunity", new { communityId = id, name = "Les écoles de métiers", door = "ON_REQUEST", summary = "Pour les apprentis.", charter = "# Entre nous\n\n- on se dit **tu**" }, "community { name }");
        await bruno.MutateAsync("joinCommunity", new { communityId = id, word = "Je suis formateur." }, "community { myMembership { state } }");
        await chloe.MutateAsync("joinCommunity", new { communityId = id }, "community { myMembership { state } }");
        await awa.MutateAsync("decideRequest", new { communityId = id, memberId = chloe.Id, accept = true }, "membership { state }");
        Shown.Match(await awa.SendAsync(Everything, new { id }), "On_request_for_its_steward");
        Shown.Match(await chloe.SendAsync(Everything, new { id }), "On_request_for_a_member");
        Shown.Match(await bruno.SendAsync(Everything, new { id }), "On_request_for_who_asks");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Communities_are_found_by_the_words_of_their_name_without_accents(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var id = await awa.FoundAsync("Épinglettes & Œuvres à échanger");
        foreach (var text in new[] { "epingl", "ECHANGER", "œuvres epinglettes", "oeuv" })
            Assert.Contains(id, await FoundAsync(awa, text));
        foreach (var text in new[] { "pinglettes", "epinglettes maison" })
            Assert.DoesNotContain(id, await FoundAsync(awa, text));
        Assert.Equal("epinglettes-oeuvres-a-echanger", (await awa.SendAsync("query($id: ID!) { community(id: $id) { slug } }", new { id })).GetProperty("community").GetProperty("slug").GetString()![..30]);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_private_community_is_there_only_for_who_is_invited(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var id = await awa.FoundAsync("Bureau", "PRIVATE");
        Assert.Equal("NOT_THERE", await bruno.RefusalAsync("joinCommunity", new { communityId = id }));
        Assert.Equal(JsonValueKind.Null, (await bruno.SendAsync("query($id: ID!) { community(id: $id) { name } }", new { id })).GetProperty("community").ValueKind);
        await awa.MutateAsync("inviteMember", new { communityId = id, memberId = bruno.Id }, "membership { state }");
        await bruno.JoinAsync(id);
        Assert.Equal(2, (await bruno.SendAsync("query($id: ID!) { community(id: $id) { memberCount } }", new { id })).GetProperty("community").GetProperty("memberCount").GetInt32());
        await bruno.MutateAsync("leaveCommunity", new { communityId = id }, "community { id }");
        Assert.Equal(JsonValueKind.Null, (await bruno.SendAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").ValueKind);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Coming_in_and_going_out_is_refused_by_name(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var id = await awa.FoundAsync("Portes");
        Assert.Equal("EMAIL_NOT_CONFIRMED", await bruno.RefusalAsync("foundCommunity", new { kind = "PASSION", name = "x", door = "OPEN", summary = "x" }));
        Assert.Equal("BLANK", await awa.RefusalAsync("foundCommunity", new { kind = "PASSION", name = " ", door = "OPEN", summary = "x" }));
        Assert.Equal("TOO_LONG", await awa.RefusalAsync("foundCommunity", new { kind = "PASSION", name = new string('n', 81), door = "OPEN", summary = "x" }));
        Assert.Equal("NOT_A_MEMBER", await bruno.RefusalAsync("leaveCommunity", new { communityId = id }));
        Assert.Equal("NOT_A_MEMBER", await bruno.RefusalAsync("updateCommunity", new { communityId = id, name = "à moi", door = "OPEN", summary = "x" }));
        await bruno.JoinAsync(id);
        Assert.Equal("ALREADY_THERE", await bruno.RefusalAsync("joinCommunity", new { communityId = id }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("removeMember", new { communityId = id, memberId = awa.Id }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("setRole", new { communityId = id, memberId = bruno.Id, role = "STEWARD" }));
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("decideRequest", new { communityId = id, memberId = bruno.Id, accept = true }));
        Assert.Equal("LAST_STEWARD", await awa.RefusalAsync("leaveCommunity", new { communityId = id }));
        await awa.MutateAsync("removeMember", new { communityId = id, memberId = bruno.Id }, "membership { state }");
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("joinCommunity", new { communityId = id }));
        Assert.Equal("TOO_LONG", await bruno.RefusalAsync("joinCommunity", new { communityId = id, word = new string('w', 501) }));
    }

    private static async Task<List<Guid>> FoundAsync(Person person, string text) =>
        [.. (await person.SendAsync("query($text: String) { communities(first: 100, text: $text) { nodes { id } } }", new { text }))
            .GetProperty("communities").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetGuid())];
}
