using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Web.Tests.Health;

/// <summary>A database or a Redis that goes away and comes back.</summary>
public class HealthTests
{
    [Fact]
    public async Task While_the_database_is_away_the_hub_says_so_and_afterwards_serves_again()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        await using var stage = await HubStage.StartAsync(postgres, redis);
        using var http = new HttpClient { BaseAddress = stage.Node.Address };
        var input = new { kind = "PASSION", name = "Fanfare", door = "OPEN", summary = "Des cuivres." };

        await postgres.StopAsync();
        await Eventually.Async(async () => await ReasonsAsync(http) is ["database"], "the database is known to be away");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        using (var refused = await stage.First.GraphQL.PostAsync(GraphQLClient.Mutation("foundCommunity", input, ""), new { input }))
        {
            var answer = await refused.Content.ReadAsStringAsync();
            Assert.Contains("UNAVAILABLE", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }

        await postgres.StartAgainAsync();
        await Eventually.Async(async () => await ReasonsAsync(http) is [], "the database is back");
        await stage.First.MutateAsync("foundCommunity", input, "");
    }

    [Fact]
    public async Task While_Redis_is_away_the_hub_is_not_ready_and_afterwards_is_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stage = await HubStage.StartAsync(await Servers.Postgres, redis);
        using var http = new HttpClient { BaseAddress = stage.Node.Address };
        await redis.StopAsync();
        await Eventually.Async(async () => await ReasonsAsync(http) is ["redis"], "Redis is known to be away");
        await redis.StartAgainAsync();
        await Eventually.Async(async () => await ReasonsAsync(http) is [], "Redis is back");
    }

    [Fact]
    public async Task Metrics_are_served_in_Prometheus_text_format()
    {
        var stage = await Stages.SqliteAsync();
        using var answer = await stage.First.GraphQL.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("http_server_request_duration_seconds", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string[]> ReasonsAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (answer.StatusCode == HttpStatusCode.OK) return [];
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("unavailable", said.GetProperty("status").GetString());
        return [.. said.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];
    }
}
