using System.Net;
using System.Text.RegularExpressions;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Web.Tests.Files;

/// <summary>The web client as the host serves it.</summary>
public partial class ClientFilesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/join/ehi_whatever")]
    [InlineData("/communities/a-name/topics/1")]
    public async Task Every_address_of_the_client_shows_its_page(string path)
    {
        using var answer = await GetAsync(path, "text/html");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache);
        Assert.Contains("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_names_is_there_and_may_be_kept_for_ever()
    {
        using var page = await GetAsync("/", "text/html");
        var assets = Asset().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Value).ToList();
        Assert.NotEmpty(assets);
        foreach (var asset in assets)
        {
            using var answer = await GetAsync(asset, "*/*");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_service_worker_is_asked_for_again_each_time_and_serves_every_address()
    {
        using var answer = await GetAsync("/sw.js", "*/*");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("/assets/gone.js", "*/*")]
    [InlineData("/assets/gone.js", "text/html")]
    [InlineData("/picture.png", "image/*,*/*")]
    [InlineData("/communities", "application/json")]
    public async Task What_is_no_page_and_not_there_is_404_in_JSON(string path, string accept)
    {
        using var answer = await GetAsync(path, accept);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("NOT_THERE", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        var stage = await Stages.SqliteAsync();
        using var http = new HttpClient { BaseAddress = stage.Node.Address };
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        ask.Headers.TryAddWithoutValidation("Accept", accept);
        return await http.SendAsync(ask);
    }

    [GeneratedRegex(@"/assets/[\w.-]+")]
    private static partial Regex Asset();
}
