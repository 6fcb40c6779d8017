using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Web.Tests.GraphQL;

/// <summary>Other people's clients subscribe, lose the connection, and have everything once when they come back.</summary>
public class ClientsTests
{
    public static TheoryData<string, StageKind> Roads => new()
    {
        { "socket.mjs", StageKind.Sqlite },
        { "socket.mjs", StageKind.PostgresAndRedis },
        { "events.mjs", StageKind.Sqlite },
        { "events.mjs", StageKind.PostgresAndRedis },
    };

    [Theory, MemberData(nameof(Roads))]
    public async Task A_client_that_loses_the_connection_gets_what_it_missed_once(string script, StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var writer = await stage.JoinAsync("Awa Plume");
        var topic = await TopicAsync(writer);
        await using var client = await SubscribeAsync(stage, script, writer.Token, $"topic:{topic}");

        var heard = new List<JsonElement>();
        await writer.PostAsync(topic, "un");
        await HearAsync(client, heard, _ => Posts(heard) == 1);
        await client.TellAsync(new { order = "drop" });
        await HearAsync(client, heard, line => line.TryGetProperty("lost", out _));
        for (var i = 0; i < 3; i++) await writer.PostAsync(topic, $"manqué {i}");
        await client.TellAsync(new { order = "return" });
        await HearAsync(client, heard, _ => Posts(heard) == 4);
        await writer.PostAsync(topic, "de nouveau en direct");
        await HearAsync(client, heard, _ => Posts(heard) == 5);

        Assert.Equal(Enumerable.Range(1, heard.Count), heard.Select(e => e.GetProperty("number").GetInt32()));
    }

    [Theory, MemberData(nameof(Roads))]
    public async Task Signing_out_everywhere_ends_what_is_open(string script, StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var member = await stage.JoinAsync("Léo Passage");
        await using var client = await SubscribeAsync(stage, script, member.Token, $"inbox:{member.Id}");
        await member.SendAsync("mutation { signOutEverywhere { endedCount } }");
        var said = (await client.NextAsync()).ToString();
        while (!said.Contains("UNAUTHENTICATED", StringComparison.Ordinal) && !said.Contains("4401", StringComparison.Ordinal))
            said = (await client.NextAsync()).ToString();
    }

    [Theory]
    [InlineData("socket.mjs")]
    [InlineData("events.mjs")]
    public async Task A_hub_that_is_told_to_stop_lets_its_clients_go(string script)
    {
        await using var stage = await HubStage.StartAsync(StageKind.Sqlite);
        await using var client = await SubscribeAsync(stage, script, stage.First.Token, $"inbox:{stage.First.Id}");
        await stage.Node.StopAsync();
        Assert.Equal(0, stage.Node.ExitCode);
        await HearAsync(client, [], line => line.TryGetProperty("lost", out _) || line.TryGetProperty("complete", out _));
    }

    [Theory, MemberData(nameof(Roads))]
    public async Task A_stream_of_others_is_not_given(string script, StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var topic = await TopicAsync(await stage.JoinAsync("Inès Dedans"));
        var stranger = await stage.JoinAsync("Max Dehors");
        await using var client = await SubscribeAsync(stage, script, stranger.Token, $"topic:{topic}");
        Assert.Contains("NOT_ALLOWED", (await client.NextAsync()).ToString(), StringComparison.Ordinal);
    }

    private static int Posts(List<JsonElement> heard) => heard.Count(e => e.GetProperty("kind").GetString() == "post.added");

    /// <summary>Keeps the events it hears, until something is so.</summary>
    private static async Task HearAsync(NodeScript client, List<JsonElement> heard, Predicate<JsonElement> until)
    {
        JsonElement line;
        do
        {
            line = await client.NextAsync();
            if (line.TryGetProperty("number", out _)) heard.Add(line);
        }
        while (!until(line));
    }

    private static async Task<Guid> TopicAsync(Person writer)
    {
        await writer.ConfirmEmailAsync();
        return await writer.StartTopicAsync(await writer.FoundAsync($"Club {writer.Email}"), "Au fil de l'eau");
    }

    private static async Task<NodeScript> SubscribeAsync(HubStage stage, string script, string token, string stream)
    {
        var address = new UriBuilder(new Uri(stage.Node.Address, "/graphql"));
        if (script == "socket.mjs") address.Scheme = "ws";
        var client = await NodeScript.StartAsync(script, address.ToString(), token, stream);
        Assert.True((await client.NextAsync()).TryGetProperty("connected", out _));
        return client;
    }
}
