using Entraide.Bench.Chat;
using Entraide.Bench.Fanout;
using Entraide.Bench.Presence;
using Entraide.Bench.Read;

if (args is ["--peer", var port])
{
    await BroadcastPeer.RunAsync(port);
    return 0;
}

var benches = new (string Name, Func<Task> Run)[]
{
    ("read", ReadBench.RunAsync), ("page", PageBench.RunAsync), ("fanout", FanoutBench.RunAsync), ("chat", ChatBench.RunAsync),
    ("open", OpenBench.RunAsync), ("presence", PresenceBench.RunAsync),
};
var chosen = args is [] ? benches : [.. benches.Where(bench => args.Contains(bench.Name))];
if (chosen.Length == 0)
{
    await Console.Error.WriteLineAsync($"bench: there is {string.Join(", ", benches.Select(bench => bench.Name))}");
    return 1;
}
await Crowd.ListenCheaplyAsync();
foreach (var (_, run) in chosen) await run();
return 0;
