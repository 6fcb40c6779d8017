using System.Globalization;
using Entraide.Fixture;
using Npgsql;

namespace Entraide.Bench;

/// <summary>A server of other people's making, by Node.js, on the same database: bench/read-peer, bench/chat-peer.</summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private readonly ChildProcess process;

    private NodePeer(ChildProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int ProcessId => process.Id;

    /// <param name="name">Its folder in bench.</param>
    /// <param name="connections">Of its pool.</param>
    /// <param name="bytes">How long a message is that it sends.</param>
    public static async Task<NodePeer> StartAsync(string name, string database, int connections, int bytes = 0)
    {
        var folder = Path.Combine(Source.Root, "bench", name);
        await NpmPackages.InstallAsync(folder);
        var parts = new NpgsqlConnectionStringBuilder(database);
        var port = FreePort.Take();
        var peer = new NodePeer(
            ChildProcess.Start("node", ["server.mjs"], folder: folder, environment: new Dictionary<string, string?>
            {
                ["NODE_ENV"] = "production",
                ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["PGHOST"] = parts.Host,
                ["PGPORT"] = parts.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = parts.Username,
                ["PGDATABASE"] = parts.Database,
                ["POOL"] = connections.ToString(CultureInfo.InvariantCulture),
                ["BYTES"] = bytes.ToString(CultureInfo.InvariantCulture),
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
