using System.Globalization;
using System.Text.Json.Nodes;
using Entraide.Fixture;
using Entraide.Hub.Storage;

namespace Entraide.Bench.Read;

/// <summary>A page of 20 posts with their authors, from the middle of a long topic, beside a peer that gives the same.</summary>
internal static class ReadBench
{
    private const int Rounds = 3;
    private const double Bar = 1.3;

    public static async Task RunAsync()
    {
        await using var topic = await LongTopic.OpenAsync();
        await using var peer = await NodePeer.StartAsync("read-peer", topic.Database, PostgresDefaults.Connections);
        var variables = new { t = topic.Id, after = (LongTopic.Posts / 2).ToString(CultureInfo.InvariantCulture) };
        await RequireTheSameAsync(topic, peer, variables);

        var wrk = await Wrk.AskingAsync(topic.Token, new { query = LongTopic.Query, variables });
        await wrk.WarmUpAsync(topic.Node.Address);
        await wrk.WarmUpAsync(peer.Address);
        List<Load> hub = [], other = [];
        for (var round = 0; round < Rounds; round++)
        {
            hub.Add(await wrk.MeasureAsync(topic.Node.Address, topic.Node.ProcessId));
            other.Add(await wrk.MeasureAsync(peer.Address, peer.ProcessId));
        }
        Print(hub, other);
    }

    private static async Task RequireTheSameAsync(LongTopic topic, NodePeer peer, object variables)
    {
        var answers = new List<JsonNode>();
        foreach (var server in new[] { topic.Node.Address, peer.Address })
        {
            using var client = new GraphQLClient(server, topic.Token);
            answers.Add(JsonNode.Parse((await client.SendAsync(LongTopic.Query, variables)).GetRawText())!);
        }
        if (answers[0]["topic"]?["posts"]?["nodes"] is not JsonArray { Count: 20 }) throw new InvalidOperationException($"No page of 20 posts: {answers[0]}");
        if (!JsonNode.DeepEquals(answers[0], answers[1])) throw new InvalidOperationException($"The answers differ:\n{answers[0]}\n{answers[1]}");
        Console.WriteLine($"Both give the same {answers[0].ToJsonString().Length:#,0} characters.");
    }

    private static void Print(List<Load> hub, List<Load> peer)
    {
        string[] rounds = [.. Enumerable.Range(1, Rounds).Select(round => $"round {round}")];
        var table = new Table("read: requests a second", ["", .. rounds, "median", "p50 ms", "p99 ms", "processor µs a request"]);
        foreach (var (name, loads) in new[] { ("hub", hub), ("mercurius", peer) })
        {
            table.Add([name, .. loads.Select(load => (object)load.PerSecond), loads.Select(load => load.PerSecond).Median(),
                loads.Select(load => load.P50).Median(), loads.Select(load => load.P99).Median(), loads.Select(load => load.ProcessorMicroseconds).Median()]);
        }
        table.Print();
        var ratio = hub.Select(load => load.PerSecond).Median() / peer.Select(load => load.PerSecond).Median();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The hub answers {ratio:0.00} times as many; the bar is {Bar}: {(ratio >= Bar ? "met" : "not met")}."));
    }
}
