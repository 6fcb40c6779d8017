using System.Globalization;
using Entraide.Fixture;
using Entraide.Hub.Live;
using Npgsql;

namespace Entraide.Bench.Fanout;

/// <summary>One post to everybody who has its topic open on one node, until the last has it, beside a bare broadcast of as many bytes.</summary>
internal static class FanoutBench
{
    private static readonly int[] Sizes = [1_000, 5_000, 15_000];
    private const int Posts = 5;
    private const int WarmUpCrowd = 200;
    private const int WarmUpPosts = 20;

    /// <param name="Milliseconds">Until the last has it, the median of <see cref="Posts"/>.</param>
    /// <param name="KiB">Resident memory a connection.</param>
    /// <param name="Bytes">Length of a message.</param>
    private sealed record Measured(double Milliseconds, double KiB, int Bytes);

    public static async Task RunAsync()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        // Makes the tables.
        await using (await HubNode.StartAsync(new(database))) { }
        var gathering = await GatherAsync(database, Sizes.Max());
        var table = new Table("fanout: one post, until the last has it", "connections", "hub ms", "Kestrel ms", "ratio", "hub KiB a connection", "Kestrel KiB a connection");
        foreach (var size in Sizes)
        {
            var hub = await HubAsync(database, gathering, size);
            var peer = await PeerAsync(size, hub.Bytes);
            table.Add(size, hub.Milliseconds, peer.Milliseconds, hub.Milliseconds / peer.Milliseconds, hub.KiB, peer.KiB);
        }
        table.Print();
    }

    private static async Task<Gathering> GatherAsync(string database, int count)
    {
        await using var db = new NpgsqlConnection($"{database};Pooling=false");
        await db.OpenAsync();
        var gathering = await Gathering.BringAsync(db, count);
        await db.ExecuteAsync("VACUUM ANALYZE");
        return gathering;
    }

    private static async Task<Measured> HubAsync(string database, Gathering gathering, int size)
    {
        await using var node = await HubNode.StartAsync(new(database));
        using var author = new GraphQLClient(node.Address, gathering.Tokens[0]);
        var started = await author.MutateAsync("startTopic", new { communityId = gathering.CommunityId, title = "Appel", body = "On commence." }, "topic { id }");
        var topic = started.GetProperty("topic").GetProperty("id").GetGuid();
        return await MeasureAsync(size, node.ProcessId, pings: true, ConnectAsync, SayAsync);

        async Task<Listener> ConnectAsync(int number)
        {
            var listener = await Listener.OpenAsync(new Uri(node.Address, "/live"), gathering.Tokens[number]);
            await listener.SubscribeAsync(Streams.Topic(topic));
            return listener;
        }

        Task SayAsync(string words) => author.MutateAsync("addPost", new { topicId = topic, body = $"{words} Rendez-vous **samedi** au local, à neuf heures." }, "post { id }");
    }

    private static async Task<Measured> PeerAsync(int size, int bytes)
    {
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        var program = Path.Combine(AppContext.BaseDirectory, "Entraide.Bench.dll");
        await using var peer = ChildProcess.Start("dotnet", [program, "--peer", port]);
        await Eventually.Async(() => peer.Output.Contains("listening"), "the peer listens", TimeSpan.FromSeconds(30));
        var address = new Uri($"http://127.0.0.1:{port}");
        using var http = new HttpClient();
        return await MeasureAsync(size, peer.Id, pings: false, _ => Listener.OpenAsync(address, token: null), SayAsync);

        async Task SayAsync(string words)
        {
            using var body = new StringContent(words.PadRight(bytes - 1, '.'));
            using var answer = await http.PostAsync(address, body);
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task<Measured> MeasureAsync(int size, int processId, bool pings, Func<int, Task<Listener>> connect, Func<string, Task> say)
    {
        using (var few = await Crowd.GatherAsync(WarmUpCrowd, pings, connect))
            for (var post = 0; post < WarmUpPosts; post++) await few.HearAsync(say, calm: false);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = ServerCost.ResidentKiB(processId);
        using var crowd = await Crowd.GatherAsync(size, pings, connect);
        var grown = ServerCost.ResidentKiB(processId) - before;
        await crowd.HearAsync(say);
        var took = new List<double>();
        for (var post = 0; post < Posts; post++) took.Add(await crowd.HearAsync(say));
        var each = string.Join(", ", took.Select(t => t.ToString("0.0", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size}: {each} ms, {crowd.HeardLength} bytes, {grown / size:0.0} KiB a connection"));
        return new(took.Median(), grown / size, crowd.HeardLength);
    }
}
