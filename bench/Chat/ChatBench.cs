using System.Globalization;
using Entraide.Bench.Fanout;
using Entraide.Fixture;
using Entraide.Hub.Live;
using Npgsql;

namespace Entraide.Bench.Chat;

/// <summary>Messages into one conversation that a hundred have open: how many are accepted a second, and how long until the last has each.</summary>
internal static class ChatBench
{
    private const int Listeners = 100;
    private const int Rounds = 3;
    // Until both have compiled what they run: the hub's runtime does so in several steps.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(8);
    private static readonly int[] InFlight = [64, 1];

    public static async Task RunAsync()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using var node = await HubNode.StartAsync(new(database));
        var gathering = await GatherAsync(database);
        var conversation = await BeginAsync(node, gathering);
        using var hubSenders = await HubSenders.OpenAsync(node.Address, conversation, gathering.Tokens);
        using var hubEars = await Ears.OpenAsync(Listeners, async number => await SubscribedAsync(node, gathering.Tokens[1 + number], conversation));
        var bytes = await hubEars.LengthAsync(hubSenders);
        await using var peer = await NodePeer.StartAsync("chat-peer", database, Hub.Storage.PostgresDefaults.Connections, bytes);
        using var peerSenders = await PeerSenders.OpenAsync(peer.Address, conversation, gathering.Members[0]);
        using var peerEars = await Ears.OpenAsync(Listeners, _ => Listener.OpenAsync(new Uri(peer.Address, "/listen"), token: null));
        await hubEars.HearAsync(hubSenders, InFlight[0], WarmUp);
        await peerEars.HearAsync(peerSenders, InFlight[0], WarmUp);
        foreach (var inFlight in InFlight) await MeasureAsync(inFlight, (hubSenders, hubEars, node.ProcessId), (peerSenders, peerEars, peer.ProcessId));
    }

    private static async Task MeasureAsync(int inFlight, (Senders Senders, Ears Ears, int Process) hub, (Senders Senders, Ears Ears, int Process) peer)
    {
        var table = new Table(
            string.Create(CultureInfo.InvariantCulture, $"chat: {inFlight} on their way at once, {Listeners} listeners"),
            "", "messages/s, each round", "median", "p50 ms", "p99 ms", "processor µs a message");
        var (hubHeard, peerHeard) = (new List<Heard>(), new List<Heard>());
        for (var round = 0; round < Rounds; round++)
        {
            hubHeard.Add(await hub.Ears.HearAsync(hub.Senders, inFlight, Round, hub.Process));
            peerHeard.Add(await peer.Ears.HearAsync(peer.Senders, inFlight, Round, peer.Process));
        }
        Show(table, "hub", hubHeard);
        Show(table, "Fastify + ws + pg", peerHeard);
        table.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MedianOf(hubHeard) / MedianOf(peerHeard):0.00} times as many"));
    }

    private static void Show(Table table, string who, List<Heard> heard) => table.Add(
        who, string.Join(", ", heard.Select(h => h.PerSecond.ToString("#,0", CultureInfo.InvariantCulture))), MedianOf(heard),
        heard.Select(h => h.At(0.5)).Median(), heard.Select(h => h.At(0.99)).Median(), heard.Select(h => h.ProcessorMicroseconds).Median());

    private static double MedianOf(List<Heard> heard) => heard.Select(h => h.PerSecond).Median();

    private static async Task<Listener> SubscribedAsync(HubNode node, string token, Guid conversation)
    {
        var listener = await Listener.OpenAsync(new Uri(node.Address, "/live"), token);
        await listener.SubscribeAsync(Streams.Conversation(conversation));
        return listener;
    }

    private static async Task<Gathering> GatherAsync(string database)
    {
        await using var db = new NpgsqlConnection($"{database};Pooling=false");
        await db.OpenAsync();
        return await Gathering.BringAsync(db, Listeners + 1);
    }

    private static async Task<Guid> BeginAsync(HubNode node, Gathering gathering)
    {
        using var author = new GraphQLClient(node.Address, gathering.Tokens[0]);
        var started = await author.MutateAsync("startConversation", new { memberIds = gathering.Members.Skip(1), title = "Appel" }, "conversation { id }");
        return started.GetProperty("conversation").GetProperty("id").GetGuid();
    }
}
