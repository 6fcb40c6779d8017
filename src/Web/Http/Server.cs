using Entraide.Web.Settings;

namespace Entraide.Web.Http;

internal static class Server
{
    /// <summary>The most that a body may have, in bytes, where an address allows no more.</summary>
    public const int MostBodyBytes = 1024 * 1024;

    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(5);

    public static void AddServer(this WebApplicationBuilder builder, HubSettings settings)
    {
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        // The host logs the trace of a start that failed; the hub says why in one line.
        var door = new Door();
        builder.Services.AddSingleton(door);
        builder.Logging.AddFilter(HostCategory, level => door.IsOpen && level >= LogLevel.Information);
    }
}

/// <summary>Whether the hub has begun to listen.</summary>
internal sealed class Door
{
    public bool IsOpen { get; set; }
}
