using System.Net;
using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Xunit;

namespace Entraide.Web.Tests.Notifications;

/// <summary>Ending the mail of what is new, with nothing but the link in it.</summary>
public class UnsubscribeTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task One_click_ends_the_mail_without_signing_in_from_anywhere(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        await using var node = await HubNode.StartAsync(new(hub.Database) { Redis = hub.Redis });
        var (awa, bruno) = (await hub.MemberAsync("Awa Keïta"), await hub.MemberAsync("Bruno Le Goff"));
        var link = new Uri($"/unsubscribe/{hub.Get<Unsubscribing>().TokenOf(awa.MemberId)}", UriKind.Relative);

        // Some mail programs open every link: that alone changes nothing.
        using var http = new HttpClient { BaseAddress = node.Address };
        using var page = await http.GetAsync(link);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<form method=\"post\"><button>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await HasMailAsync(hub, awa));

        // As RFC 8058 has a mail program do it, by a browser that shows another site.
        using var click = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
        click.Headers.Add("Origin", "https://courriel.exemple.fr");
        using var answer = await http.SendAsync(click);
        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
        Assert.False(await HasMailAsync(hub, awa));
        Assert.True(await HasMailAsync(hub, bruno));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_link_that_the_hub_did_not_make_is_refused(string method)
    {
        using var http = new HttpClient { BaseAddress = (await Stages.SqliteAsync()).Node.Address };
        foreach (var token in new[] { Guid.NewGuid().ToString(), "CfDJ8", new string('A', 200) })
        {
            using var ask = new HttpRequestMessage(new HttpMethod(method), $"/unsubscribe/{token}");
            using var answer = await http.SendAsync(ask);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("LINK_NOT_VALID", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<bool> HasMailAsync(HubServices hub, Viewer viewer) => (await hub.Get<PreferencesService>().OfAsync(viewer.MemberId, default)).Digest;
}
