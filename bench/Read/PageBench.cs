using System.Diagnostics;
using System.Globalization;
using Entraide.Fixture;

namespace Entraide.Bench.Read;

/// <summary>A page of a long topic costs the same at its start, in its middle and at its end.</summary>
internal static class PageBench
{
    private const int Times = 400;

    public static async Task RunAsync()
    {
        await using var topic = await LongTopic.OpenAsync();
        using var client = new GraphQLClient(topic.Node.Address, topic.Token);
        (string Name, int After, List<double> Took)[] places = [("start", 0, []), ("middle", LongTopic.Posts / 2, []), ("end", LongTopic.Posts - 20, [])];
        for (var time = -Times; time < Times; time++)
        {
            foreach (var (_, after, took) in places)
            {
                var began = Stopwatch.GetTimestamp();
                await client.SendAsync(LongTopic.Query, new { t = topic.Id, after = after.ToString(CultureInfo.InvariantCulture) });
                // The first half warms the hub up.
                if (time >= 0) took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
        var table = new Table($"page: one after another, of {LongTopic.Posts:#,0} posts", "where", "p50 ms");
        foreach (var (name, _, took) in places) table.Add(name, took.Median());
        table.Print();
    }
}
