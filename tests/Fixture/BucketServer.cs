using System.Globalization;

namespace Entraide.Fixture;

/// <summary>A server that speaks as Amazon S3 does, with one bucket.</summary>
public sealed class BucketServer : IAsyncDisposable
{
    private readonly NodeScript script;

    private BucketServer(NodeScript script, int port, string folder) => (this.script, Port, Folder) = (script, port, folder);

    public int Port { get; }

    /// <summary>What is in the bucket is below.</summary>
    public string Folder { get; }

    /// <summary>As the setting <c>Hub__Files</c> names it.</summary>
    public string Setting => $"s3://S3RVER:S3RVER@127.0.0.1:{Port}/files?tls=false";

    public static async Task<BucketServer> StartAsync()
    {
        var (port, folder) = (FreePort.Take(), TemporaryFolder.New("bucket"));
        var script = await NodeScript.StartAsync("bucket.mjs", port.ToString(CultureInfo.InvariantCulture), folder);
        await script.NextAsync();
        return new(script, port, folder);
    }

    public ValueTask DisposeAsync() => script.DisposeAsync();
}
