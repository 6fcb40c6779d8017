using System.Globalization;
using StackExchange.Redis;

namespace Entraide.Hub.Presence;

/// <summary>Where nodes report how many members are present through each. Alone, a node knows of no others.</summary>
public class CountBoard
{
    internal static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(5);

    internal virtual Task ReportAsync(string stream, int count) => Task.CompletedTask;

    /// <summary>Members present through the other nodes.</summary>
    internal virtual ValueTask<int> OthersAsync(string stream) => ValueTask.FromResult(0);
}

/// <summary>A Redis hash a stream, a field a node: its number and when it was reported. A node that died is no longer counted after a while.</summary>
internal sealed class RedisCountBoard(IConnectionMultiplexer redis, string hub, TimeProvider clock) : CountBoard
{
    private static readonly TimeSpan Stale = 3 * RefreshEvery;
    private readonly RedisValue node = Guid.NewGuid().ToString("N");

    internal override async Task ReportAsync(string stream, int count)
    {
        if (!redis.IsConnected) return;
        var batch = redis.GetDatabase();
        if (count == 0)
        {
            await batch.HashDeleteAsync(Key(stream), node);
            return;
        }
        var value = string.Create(CultureInfo.InvariantCulture, $"{count}@{clock.GetUtcNow().ToUnixTimeSeconds()}");
        await Task.WhenAll(batch.HashSetAsync(Key(stream), node, value), batch.KeyExpireAsync(Key(stream), Stale));
    }

    internal override async ValueTask<int> OthersAsync(string stream)
    {
        if (!redis.IsConnected) return 0;
        try
        {
            var reports = await redis.GetDatabase().HashGetAllAsync(Key(stream));
            return reports.Where(report => report.Name != node).Sum(report => Fresh(report.Value!));
        }
        catch (RedisException)
        {
            return 0;
        }
    }

    private RedisKey Key(string stream) => $"hub:{hub}:present:{stream}";

    private int Fresh(string report)
    {
        var parts = report.Split('@');
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
        return (clock.GetUtcNow() - at).Duration() < Stale ? int.Parse(parts[0], CultureInfo.InvariantCulture) : 0;
    }
}
