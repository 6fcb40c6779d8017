using Entraide.Fixture;
using Entraide.Hub.Live;
using Xunit;

namespace Entraide.Web.Tests.Chat;

/// <summary>What may die while people talk. What was accepted is there once, in order, without a hole, for everybody who comes back.</summary>
public sealed class NothingIsLostTests
{
    private const int Writers = 20;
    private const int MessagesOfEach = 250;
    private const int All = Writers * MessagesOfEach;

    [Fact]
    public async Task Five_thousand_messages_outlive_a_node_PostgreSQL_and_Redis()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        await using var stage = await HubStage.StartAsync(postgres, redis, nodes: 2);
        await TalkAsync(stage, async accepted =>
        {
            await accepted(All / 5);
            stage.Nodes[1].Kill();
            await stage.Nodes[1].StartAgainAsync();
            await accepted(2 * All / 5);
            await postgres.StopAsync();
            await postgres.StartAgainAsync();
            await accepted(3 * All / 5);
            await redis.StopAsync();
            await redis.StartAgainAsync();
        });
    }

    [Fact]
    public async Task Five_thousand_messages_outlive_a_hub_that_has_only_SQLite()
    {
        await using var stage = await HubStage.StartAsync(StageKind.Sqlite);
        await TalkAsync(stage, async accepted =>
        {
            await accepted(All / 3);
            stage.Node.Kill();
            await stage.Node.StartAgainAsync();
            await accepted(2 * All / 3);
            stage.Node.Kill();
            await stage.Node.StartAgainAsync();
        });
    }

    private static async Task TalkAsync(HubStage stage, Func<Func<int, Task>, Task> harm)
    {
        var (awa, bruno, _) = await stage.TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        await using var atOnce = new Follower(awa, Streams.Conversation(conversation), stage.Nodes);
        await using var later = new Follower(bruno, Streams.Conversation(conversation), [.. stage.Nodes.Reverse()]);
        atOnce.Start();
        later.Start();
        var count = 0;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(
            stage, writer % 2 == 0 ? awa : bruno, conversation, writer, () => Interlocked.Increment(ref count))));
        await harm(many => Eventually.Async(() => count >= many || (writing.IsFaulted ? throw writing.Exception : false), $"{many} messages are accepted", TimeSpan.FromMinutes(3)));
        var accepted = (await writing).SelectMany(ids => ids).ToList();

        Assert.Equal(All, accepted.Distinct().Count());
        var kept = await HistoryAsync(bruno, conversation);
        Assert.Equal(Enumerable.Range(1, All), kept.Select(m => m.Number));
        Assert.Equal(accepted.Order(), kept.Select(m => m.Id).Order());
        foreach (var follower in new[] { atOnce, later })
        {
            await Eventually.Async(() => follower.Heard.Count >= All, "who comes back has all of them", TimeSpan.FromMinutes(1));
            Assert.Equal(Enumerable.Range(1, All).Select(n => (long)n), follower.Heard.Select(h => h.Number));
            Assert.Equal(kept.Select(m => m.Body), follower.Heard.Select(h => h.Body));
        }
    }

    /// <summary>Sends one after the other, each until it is accepted, under the same key and wherever somebody answers.</summary>
    private static async Task<List<Guid>> WriteAsync(HubStage stage, Person person, Guid conversation, int writer, Action accepted)
    {
        var clients = stage.Nodes.Select(person.At).ToList();
        var ids = new List<Guid>();
        for (var number = 0; number < MessagesOfEach; number++)
        {
            var body = $"{writer}.{number}";
            var tries = 0;
            await Eventually.Async(async () => await TrySendAsync(clients[(writer + tries++) % clients.Count], conversation, body, ids), $"{body} is accepted", TimeSpan.FromMinutes(2));
            accepted();
        }
        clients.ForEach(client => client.Dispose());
        return ids;
    }

    private static async Task<bool> TrySendAsync(GraphQLClient client, Guid conversationId, string body, List<Guid> ids)
    {
        try
        {
            var sent = await client.MutateAsync("sendMessage", new { conversationId, body, clientKey = body }, "message { id }");
            ids.Add(sent.GetProperty("message").GetProperty("id").GetGuid());
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException or GraphQLException { Code: "UNAVAILABLE" })
        {
            return false;
        }
    }

    private static async Task<List<(int Number, Guid Id, string Body)>> HistoryAsync(Person person, Guid conversation)
    {
        var all = new List<(int, Guid, string)>();
        while (all.Count % 100 == 0)
        {
            var page = (await person.SendAsync("query($id: ID!, $from: Int!) { conversation(id: $id) { messages(first: 100, from: $from) { nodes { id number body } } } }", new { id = conversation, from = all.Count + 1 }))
                .GetProperty("conversation").GetProperty("messages").GetProperty("nodes").EnumerateArray().ToList();
            if (page.Count == 0) break;
            all.AddRange(page.Select(m => (m.GetProperty("number").GetInt32(), m.GetProperty("id").GetGuid(), m.GetProperty("body").GetString()!)));
        }
        return all;
    }
}
