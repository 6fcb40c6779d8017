using System.Diagnostics;
using System.Globalization;
using Entraide.Fixture;
using Entraide.Hub.Live;
using Npgsql;

namespace Entraide.Bench.Presence;

/// <summary>Members of one community on one node, some of whom come and go, and a few who watch them: what was told beside what had to be.</summary>
internal static class PresenceBench
{
    private const int Connected = 15_000;
    private const int Watchers = 100;
    private const int Restless = 5_000;
    private const int WatchedByEach = 200;
    private static readonly int[] Rates = [250, 500, 1_000];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    /// <summary>Longer than the grace of a reload, so that each going has to be told.</summary>
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(6);

    /// <summary>Until nothing more is to be told.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(6);

    public static async Task RunAsync()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        // Makes the tables.
        await using (await HubNode.StartAsync(new(database))) { }
        var gathering = await GatherAsync(database);
        await using var node = await HubNode.StartAsync(new(database) { Redis = redis.ConnectionString });
        using var crowd = await PresenceCrowd.GatherAsync(new Uri(node.Address, "/live"), gathering, Restless);
        await crowd.WatchAsync(Watchers, WatchedByEach);
        var table = new Table($"presence: {Connected:N0} connected, {Watchers} watch {WatchedByEach} each",
            "changes asked a second", "all in all", "to be told", "told", "late or wrong", "a coming, p50 ms", "p99 ms", "a going, p99 ms", "numbers told", "hub % of a core");
        foreach (var rate in Rates.Prepend(0)) await MeasureAsync(table, $"{rate:N0}", node.ProcessId, crowd, rate);
        await crowd.SubscribeAsync(Streams.Community(gathering.CommunityId));
        foreach (var rate in new[] { 0, Rates[0] }) await MeasureAsync(table, $"{rate:N0}, number shown to all", node.ProcessId, crowd, rate);
        table.Print();
    }

    private static async Task<Gathering> GatherAsync(string database)
    {
        await using var db = new NpgsqlConnection($"{database};Pooling=false");
        await db.OpenAsync();
        var gathering = await Gathering.BringAsync(db, Connected);
        await db.ExecuteAsync("VACUUM ANALYZE");
        return gathering;
    }

    private static async Task MeasureAsync(Table table, string name, int processId, PresenceCrowd crowd, int rate)
    {
        await Task.Delay(Rest);
        crowd.Take();
        var (began, before) = (Stopwatch.GetTimestamp(), ServerCost.ProcessorTime(processId));
        if (rate == 0) await Task.Delay(Length);
        else await crowd.ComeAndGoAsync(rate, Length, Gone);
        var took = Stopwatch.GetElapsedTime(began);
        var cost = (ServerCost.ProcessorTime(processId) - before) / took;
        await Task.Delay(Rest);
        var (made, unexpected, counts) = crowd.Take();
        var wrong = unexpected + made.Sum(change => Math.Abs(change.Due - change.Told));
        var (comings, goings) = (made.Where(c => c.IsComing).Select(c => c.Took), made.Where(c => !c.IsComing).Select(c => c.Took));
        table.Add(name, made.Count / took.TotalSeconds, made.Sum(c => c.Due), made.Sum(c => c.Told), wrong,
            At(comings, 0.5), At(comings, 0.99), At(goings, 0.99), counts, cost * 100);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {made.Count} changes in {took.TotalSeconds:0.0} s, {wrong} wrong, {cost:P0} of a core"));
    }

    private static object At(IEnumerable<double> took, double share)
    {
        var sorted = took.Order().ToList();
        return sorted.Count == 0 ? "" : sorted[(int)(sorted.Count * share)];
    }
}
