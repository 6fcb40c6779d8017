using System.Globalization;
using StackExchange.Redis;

namespace Entraide.Fixture;

/// <summary>A Redis of the tests' own, on a free port, that keeps nothing.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly string folder = TemporaryFolder.New("redis");
    private readonly int port = FreePort.Take();
    private ChildProcess? server;

    private RedisServer() { }

    public string ConnectionString => $"127.0.0.1:{port}";

    public static async Task<RedisServer> StartAsync()
    {
        var started = new RedisServer();
        await started.StartAgainAsync();
        return started;
    }

    /// <summary>Kills it.</summary>
    public async Task StopAsync()
    {
        if (server is null) return;
        await server.DisposeAsync();
        server = null;
    }

    public async Task StartAgainAsync()
    {
        server = ChildProcess.Start("redis-server",
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder], folder: folder);
        await Eventually.Async(IsThereAsync, "Redis answers");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> IsThereAsync()
    {
        if (server!.HasEnded) throw new InvalidOperationException($"Redis ended:\n{string.Join('\n', server.Output)}");
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync($"{ConnectionString},connectTimeout=500,connectRetry=0");
            return true;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }
}
