using System.Globalization;
using Entraide.Fixture;
using Npgsql;

namespace Entraide.Bench.Read;

/// <summary>Fastify with mercurius and pg on the same database, giving the same answer: bench/read-peer.</summary>
internal sealed class ReadPeer : IAsyncDisposable
{
    private readonly ChildProcess process;

    private ReadPeer(ChildProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int ProcessId => process.Id;

    /// <param name="connections">Of its pool.</param>
    public static async Task<ReadPeer> StartAsync(string database, int connections)
    {
        var folder = Path.Combine(Source.Root, "bench/read-peer");
        await NpmPackages.InstallAsync(folder);
        var parts = new NpgsqlConnectionStringBuilder(database);
        var port = FreePort.Take();
        var peer = new ReadPeer(
            ChildProcess.Start("node", ["server.mjs"], folder: folder, environment: new Dictionary<string, string?>
            {
                ["NODE_ENV"] = "production",
                ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["PGHOST"] = parts.Host,
                ["PGPORT"] = parts.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = parts.Username,
                ["PGDATABASE"] = parts.Database,
                ["POOL"] = connections.ToString(CultureInfo.InvariantCulture),
            }),
            new Uri($"http://127.0.0.1:{port}"));
        await Eventually.Async(peer.IsListening, "the peer listens", TimeSpan.FromSeconds(30));
        return peer;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private bool IsListening() => process.HasEnded
        ? throw new InvalidOperationException($"The peer ended:\n{string.Join('\n', process.Output)}")
        : process.Output.Contains("listening");
}
