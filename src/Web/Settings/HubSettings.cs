using System.Net.Mail;
using Entraide.Hub.Mail;

namespace Entraide.Web.Settings;

/// <summary>What the hub is told from outside, by environment variables or appsettings.</summary>
public sealed record HubSettings
{
    internal const string DatabaseKey = "ConnectionStrings:Hub";
    internal const string RedisKey = "ConnectionStrings:Redis";
    internal const string UrlsKey = "urls";
    internal const string DataFolderKey = "Hub:DataFolder";

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

    public required MailSettings Mail { get; init; }

    /// <summary>Believe what a proxy in front says of who asks, and over which scheme and host.</summary>
    public required bool TrustProxy { get; init; }

    /// <exception cref="SettingError">A value cannot be what is meant.</exception>
    public static HubSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var given = new Given(configuration);
        var urls = given.Text(UrlsKey) ?? "http://localhost:5080";
        var publicUrl = given.Address("Hub:PublicUrl", "http", "https") ?? ListenUrls.PublicOf(urls);
        var folder = given.Text(DataFolderKey) ?? "data";
        return new()
        {
            Database = ConnectionStrings.Checked(given.Text(DatabaseKey) ?? "Data Source=data/hub.db"),
            Redis = ConnectionStrings.CheckedRedis(given.Text(RedisKey)),
            Urls = urls,
            PublicUrl = publicUrl,
            Demo = given.Truth("Hub:Demo") ?? environment.IsDevelopment(),
            DataFolder = folder,
            TrustProxy = given.Truth("Hub:TrustProxy") ?? false,
            Mail = new(publicUrl.AbsoluteUri, Sender(given, publicUrl), given.Address("Hub:Smtp", "smtp", "smtps"), Path.Combine(folder, "outbox")),
        };
    }

    private static string Sender(Given given, Uri publicUrl)
    {
        const string key = "Hub:MailFrom";
        var sender = given.Text(key) ?? $"Entraide <entraide@{publicUrl.Host}>";
        return MailAddress.TryCreate(sender, out _) ? sender : throw new SettingError(Given.NameOf(key), $"'{sender}' is no e-mail address.");
    }
}
