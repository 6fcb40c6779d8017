using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Entraide.Fixture;
using Entraide.Hub.Members;
using Xunit;

namespace Entraide.Web.Tests.Access;

/// <summary>Who asks: a browser by its cookie, a program by its token, and nobody in another's name.</summary>
public class SignInTests
{
    private const string Me = "{ me { member { name } } }";

    [Fact]
    public async Task Signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var stage = await Stages.SqliteAsync();
        var member = await stage.JoinAsync("Rose Biscuit");
        using var browser = new GraphQLClient(stage.Node.Address);
        using var answer = await SignInAsync(browser, member.Email);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("hub_session=ehs_", cookie, StringComparison.Ordinal);
        foreach (var flag in new[] { "httponly", "samesite=strict", "path=/", "expires=" }) Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);

        using var signedIn = new GraphQLClient(stage.Node.Address, cookie: cookie.Split(';')[0]);
        Assert.Equal("Rose Biscuit", NameIn(await signedIn.SendAsync(Me)));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_that_speaks_https_the_cookie_is_secure()
    {
        await using var node = await HubNode.StartAsync(new($"Data Source={Path.Combine(TemporaryFolder.New("proxy"), "hub.db")}")
        {
            Settings = new Dictionary<string, string?> { ["Hub__TrustProxy"] = "true" },
        });
        using var browser = new GraphQLClient(node.Address);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var input = new { invitation = node.FirstInvitation, email = "simone@exemple.fr", password = Person.Password, name = "Simone", status = BeneficiaryStatus.Agent };
        using var answer = await browser.PostAsync(GraphQLClient.Mutation("signUp", input, ""), new { input });
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_refused_on_every_road()
    {
        var stage = await Stages.SqliteAsync();
        using var program = new GraphQLClient(stage.Node.Address, token: "eht_forged");
        foreach (var answer in new[]
        {
            await program.PostAsync("{ __typename }"),
            await program.Http.GetAsync(new Uri("/pictures/0193e9a0-0000-7000-8000-000000000009", UriKind.Relative)),
            await program.Http.PostAsync(new Uri("/live/negotiate?negotiateVersion=1", UriKind.Relative), null),
        })
        {
            using var refused = answer;
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("Bearer", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);
            Assert.Equal("UNAUTHENTICATED", await CodeOfAsync(refused));
        }
    }

    [Fact]
    public async Task A_cookie_whose_session_has_ended_is_cleared_and_is_nobody()
    {
        var stage = await Stages.SqliteAsync();
        using var browser = new GraphQLClient(stage.Node.Address, cookie: "hub_session=ehs_gone");
        using var answer = await browser.PostAsync(Me);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("hub_session=;", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await browser.SendAsync(Me)).GetProperty("me").ValueKind);
    }

    [Theory]
    [InlineData("https://ailleurs.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Another_site_cannot_ask_in_a_members_name(string? origin, HttpStatusCode status)
    {
        var stage = await Stages.SqliteAsync();
        using var browser = new GraphQLClient(stage.Node.Address, cookie: stage.First.Cookie);
        browser.Http.DefaultRequestHeaders.Add("Origin", origin ?? stage.Node.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await browser.PostAsync(Me);
        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK) Assert.Equal("FOREIGN_ORIGIN", await CodeOfAsync(answer));
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/live")]
    public async Task Another_sites_WebSocket_with_the_cookie_is_refused(string path)
    {
        var stage = await Stages.SqliteAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", stage.First.Cookie);
        socket.Options.SetRequestHeader("Origin", "https://ailleurs.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(stage.Node.Address) { Scheme = "ws", Path = path }.Uri, default));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    private static Task<HttpResponseMessage> SignInAsync(GraphQLClient browser, string email)
    {
        var input = new { email, password = Person.Password };
        return browser.PostAsync(GraphQLClient.Mutation("signIn", input, ""), new { input });
    }

    private static string? NameIn(JsonElement data) => data.GetProperty("me").GetProperty("member").GetProperty("name").GetString();

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
