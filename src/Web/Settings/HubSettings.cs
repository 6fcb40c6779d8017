using System.Net.Mail;
using Entraide.Hub.Files;
using Entraide.Hub.Mail;
using Entraide.Hub.Push;

namespace Entraide.Web.Settings;

/// <summary>What the hub is told from outside, by environment variables or appsettings.</summary>
public sealed record HubSettings
{
    internal const string DatabaseKey = "ConnectionStrings:Hub";
    internal const string RedisKey = "ConnectionStrings:Redis";
    internal const string UrlsKey = "urls";
    internal const string DataFolderKey = "Hub:DataFolder";
    internal const string FilesKey = "Hub:Files";
    private const string PublicUrlKey = "Hub:PublicUrl";
    private const string DemoKey = "Hub:Demo";
    private const string TrustProxyKey = "Hub:TrustProxy";
    private const string SmtpKey = "Hub:Smtp";
    private const string MailFromKey = "Hub:MailFrom";
    private const string PushServicesKey = "Hub:PushServices";

    /// <summary>The environment variables that are read.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. new[] { DatabaseKey, RedisKey, UrlsKey, PublicUrlKey, DemoKey, DataFolderKey, FilesKey, TrustProxyKey, SmtpKey, MailFromKey, PushServicesKey }.Select(Given.NameOf)];

    /// <summary><c>Data Source=…</c> is SQLite, <c>Host=…</c> is PostgreSQL.</summary>
    public required string Database { get; init; }

    /// <summary>A Redis that joins nodes; null: this node is alone.</summary>
    public required string? Redis { get; init; }

    /// <summary>Where to listen; several are separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>Where members reach the hub.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Fill an empty hub with a demo population.</summary>
    public required bool Demo { get; init; }

    /// <summary>What the hub writes besides its database.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where the files are that members give one another.</summary>
    public required FileSettings Files { get; init; }

    public required MailSettings Mail { get; init; }

    public required PushSettings Push { get; init; }

    /// <summary>Believe what a proxy in front says of who asks, and over which scheme and host.</summary>
    public required bool TrustProxy { get; init; }

    /// <exception cref="SettingError">A value cannot be what is meant.</exception>
    public static HubSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var given = new Given(configuration);
        var urls = given.Text(UrlsKey) ?? "http://localhost:5080";
        var listening = ListenUrls.PublicOf(urls);
        var publicUrl = given.Address(PublicUrlKey, "http", "https") ?? listening;
        var folder = given.Text(DataFolderKey) ?? "data";
        var sender = Sender(given, publicUrl);
        return new()
        {
            Database = ConnectionStrings.Checked(given.Text(DatabaseKey) ?? "Data Source=data/hub.db"),
            Redis = ConnectionStrings.CheckedRedis(given.Text(RedisKey)),
            Urls = urls,
            PublicUrl = publicUrl,
            Demo = given.Truth(DemoKey) ?? environment.IsDevelopment(),
            DataFolder = folder,
            Files = new(Path.Combine(folder, "files"), BucketAddress.Checked(given.Text(FilesKey))),
            TrustProxy = given.Truth(TrustProxyKey) ?? false,
            Mail = new(publicUrl.AbsoluteUri, sender, given.Address(SmtpKey, "smtp", "smtps"), Path.Combine(folder, "outbox")),
            Push = new($"mailto:{new MailAddress(sender).Address}", PushServices(given)),
        };
    }

    private static string Sender(Given given, Uri publicUrl)
    {
        var sender = given.Text(MailFromKey) ?? $"Entraide <entraide@{publicUrl.Host}>";
        return MailAddress.TryCreate(sender, out _) ? sender : throw new SettingError(Given.NameOf(MailFromKey), $"'{sender}' is no e-mail address.");
    }

    private static IReadOnlyList<string> PushServices(Given given)
    {
        if (given.Text(PushServicesKey) is not { } text) return PushSettings.Known;
        var hosts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return hosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } wrong
            ? throw new SettingError(Given.NameOf(PushServicesKey), $"'{wrong}' is no name of a host.") : hosts;
    }
}
