using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Web.Tests.GraphQL;

/// <summary>GraphQL over HTTP, as its specification has it.</summary>
public class HttpTests
{
    private const string Json = "application/json";

    [Fact]
    public async Task All_audits_of_npm_graphql_http_are_ok()
    {
        var stage = await Stages.SqliteAsync();
        var audits = await NodeScript.RunAsync("audits.mjs", new Uri(stage.Node.Address, "/graphql").ToString());
        Assert.Equal(61, audits.Count);
        Assert.All(audits, audit => Assert.True(audit.GetProperty("status").GetString() == "ok", audit.ToString()));
    }

    public static TheoryData<string, string, string?, string, int> BadInput => new()
    {
        { "PUT", Json, null, Query, 405 },
        { "DELETE", Json, null, Query, 405 },
        { "POST", Json, "text/html", Query, 406 },
        { "POST", "text/plain", null, Query, 415 },
        { "POST", "application/x-www-form-urlencoded", null, "query={__typename}", 415 },
        { "POST", "multipart/form-data; boundary=x", null, "--x--", 415 },
        { "POST", "application/json; charset=latin1", null, Query, 415 },
        { "POST", Json, null, "", 400 },
        { "POST", Json, null, "{", 400 },
        { "POST", Json, null, "[]", 400 },
        { "POST", Json, null, """{"query":"\ud800"}""", 400 },
        { "POST", Json, null, """{"query":"{__typename}","variables":{"a":"\ud800"}}""", 400 },
    };

    private const string Query = """{"query":"{__typename}"}""";

    [Theory, MemberData(nameof(BadInput))]
    public async Task What_is_sent_wrongly_is_refused_with_the_status_that_says_so(string method, string type, string? accept, string body, int status)
    {
        var stage = await Stages.SqliteAsync();
        using var ask = new HttpRequestMessage(new(method), "/graphql") { Content = new StringContent(body, Encoding.UTF8) };
        ask.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (accept is not null) ask.Headers.Accept.ParseAdd(accept);
        await ExpectErrorAsync(stage.First.GraphQL.Http, ask, (HttpStatusCode)status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_more_than_a_mebibyte_is_refused(bool chunked)
    {
        var stage = await Stages.SqliteAsync();
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{__typename}{{new string(' ', 1024 * 1024)}}"}""", Encoding.UTF8, Json),
        };
        ask.Headers.TransferEncodingChunked = chunked;
        // The hub refuses without reading it all: who sends on regardless may find the connection closed instead of the answer.
        ask.Headers.ExpectContinue = !chunked;
        await ExpectErrorAsync(stage.First.GraphQL.Http, ask, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_mutation_asked_with_GET_is_refused()
    {
        var stage = await Stages.SqliteAsync();
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=mutation%20%7B%20signOutEverywhere%20%7B%20endedCount%20%7D%20%7D");
        await ExpectErrorAsync(stage.First.GraphQL.Http, ask, HttpStatusCode.MethodNotAllowed);
        await stage.First.SendAsync("{ me { member { id } } }");
    }

    [Fact]
    public async Task A_subscription_is_not_answered_with_one_answer()
    {
        var stage = await Stages.SqliteAsync();
        using var answer = await stage.First.GraphQL.PostAsync("subscription($s: String!) { events(stream: $s) { number } }", new { s = $"inbox:{stage.First.Id}" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_keep_browsers_safe_and_are_compressed()
    {
        var stage = await Stages.SqliteAsync();
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B__typename%7D");
        ask.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await stage.First.GraphQL.Http.SendAsync(ask);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static async Task ExpectErrorAsync(HttpClient http, HttpRequestMessage ask, HttpStatusCode status)
    {
        using var answer = await http.SendAsync(ask);
        Assert.Equal(status, answer.StatusCode);
        var error = (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync())).RootElement.GetProperty("errors")[0];
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.NotEmpty(error.GetProperty("extensions").GetProperty("code").GetString()!);
    }
}
