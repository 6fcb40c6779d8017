using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Members;

public sealed class ProfileTests
{
    private const string Profile = """
        { __typename name initials pictureUrl status about languages localBody { code name } commune { insee name postcodes departement } sharedCommunities { name } }
        """;

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_profile_says_what_its_member_says_to_who_shares_a_community(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa"), await stage.JoinAsync("Bruno Le Goff"));
        var input = new { name = "Awa Keïta", status = "SPOUSE", localBodyCode = "93", communeInsee = "93066", languages = new[] { "fr", "bm" }, about = "Je couds." };
        Shown.Match(await awa.MutateAsync("updateProfile", input, $"member {Profile}"), "A_profile_for_its_member");
        var asked = new { id = awa.Id };
        Assert.Equal(JsonValueKind.Null, (await bruno.SendAsync("query($id: ID!) { member(id: $id) { name } }", asked)).GetProperty("member").ValueKind);
        await bruno.JoinAsync(await awa.FoundAsync("Couture"));
        Shown.Match(await bruno.SendAsync($"query($id: ID!) {{ member(id: $id) {Profile} }}", asked), "A_profile_for_who_shares_a_community");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_profile_that_cannot_be_is_refused_with_the_field(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        await RefusedAsync("name", awa, new { name = "", status = "AGENT" });
        await RefusedAsync("name", awa, new { name = new string('a', 81), status = "AGENT" });
        await RefusedAsync("about", awa, new { name = "Awa", status = "AGENT", about = new string('a', 2001) });
        await RefusedAsync("communeInsee", awa, new { name = "Awa", status = "AGENT", communeInsee = "99999" });
        await RefusedAsync("localBodyCode", awa, new { name = "Awa", status = "AGENT", localBodyCode = "zz" });
        await RefusedAsync("languages", awa, new { name = "Awa", status = "AGENT", languages = new[] { "klingon" } });
        Assert.Equal("Awa Keïta", (await awa.SendAsync("{ me { member { name } } }")).GetProperty("me").GetProperty("member").GetProperty("name").GetString());
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Communes_are_found_by_name_or_postcode_without_accents(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var answer = await stage.First.SendAsync("{ a: communes(text: \"SAINT-DENIS 93\") { name postcodes } b: communes(text: \"évry\", first: 1) { name } c: communes(text: \"95000\") { name } d: communes(text: \"zzzz\") { name } }");
        Shown.Match(answer, "Communes");
    }

    private static async Task RefusedAsync(string field, Person person, object input)
    {
        var payload = (await person.SendAsync(
            "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { member { name } errors { ... on Blank { field } ... on TooLong { field } ... on NotValid { field } } } }", new { input }))
            .GetProperty("updateProfile");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("member").ValueKind);
        Assert.Equal(field, payload.GetProperty("errors")[0].GetProperty("field").GetString());
    }
}
