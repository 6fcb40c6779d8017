using System.Buffers.Text;
using System.Security.Cryptography;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Push;

/// <summary>Giving a browser for notifications, as the client does.</summary>
public sealed class PushTests
{
    private const string Taking = "mutation($endpoint: String!) { unsubscribePush(input: { endpoint: $endpoint }) { done } }";

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_browser_is_given_again_and_taken_back(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var input = Browser(await KeyAsync(awa), "http://127.0.0.1/awa");
        for (var time = 0; time < 2; time++) Assert.True((await awa.MutateAsync("subscribePush", input, "done")).GetProperty("done").GetBoolean());
        for (var time = 0; time < 2; time++) Assert.True((await awa.SendAsync(Taking, new { endpoint = "http://127.0.0.1/awa" })).GetProperty("unsubscribePush").GetProperty("done").GetBoolean());
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_is_no_browser_is_refused_with_the_field(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var key = await KeyAsync(awa);
        foreach (var endpoint in new[] { "", "là", "/awa", "https://exemple.fr/awa", "http://169.254.169.254/", "ftp://127.0.0.1/awa", "http://127.0.0.1/é", $"http://127.0.0.1/{new string('a', 2000)}" })
            await RefusedAsync("endpoint", awa, Browser(key, endpoint));
        foreach (var wrong in new[] { "", "é", key[..^4], key + "AAAA", "AAAA" + key[4..], Base64Url.EncodeToString((byte[])[4, .. new byte[64]]) })
            await RefusedAsync("p256dh", awa, Browser(wrong, "http://127.0.0.1/awa"));
        foreach (var wrong in new[] { "", "é", "AAAA", new string('A', 24), new string('A', 5000) })
            await RefusedAsync("auth", awa, new { endpoint = "http://127.0.0.1/awa", p256dh = key, auth = wrong });
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nobody_gives_a_browser_without_signing_in(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var key = await KeyAsync(stage.First);
        using var nobody = new GraphQLClient(stage.Node.Address);
        Assert.Equal("UNAUTHENTICATED", (await Assert.ThrowsAsync<GraphQLException>(() => nobody.SendAsync("{ pushKey }"))).Code);
        Assert.Equal("UNAUTHENTICATED", await nobody.RefusalAsync("subscribePush", Browser(key, "http://127.0.0.1/nobody")));
        Assert.Equal("UNAUTHENTICATED", (await Assert.ThrowsAsync<GraphQLException>(() => nobody.SendAsync(Taking, new { endpoint = "http://127.0.0.1/nobody" }))).Code);
    }

    // A point of the curve, as a browser's own key is one.
    private static async Task<string> KeyAsync(Person person) => (await person.SendAsync("{ pushKey }")).GetProperty("pushKey").GetString()!;

    private static object Browser(string p256dh, string endpoint) =>
        new { endpoint, p256dh, auth = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)) };

    private static async Task RefusedAsync(string field, Person person, object input)
    {
        var payload = (await person.SendAsync(
            "mutation($input: SubscribePushInput!) { subscribePush(input: $input) { done errors { ... on Blank { field } ... on TooLong { field } ... on NotValid { field } } } }", new { input }))
            .GetProperty("subscribePush");
        Assert.Equal(field, Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }
}
