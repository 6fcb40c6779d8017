namespace Entraide.Web.Settings;

/// <summary>Settings as they were given. One that is given empty counts as not given.</summary>
internal sealed class Given(IConfiguration configuration)
{
    public string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public bool? Truth(string key) => Text(key) switch
    {
        null => null,
        var text when bool.TryParse(text, out var truth) => truth,
        var text => throw new SettingError(NameOf(key), $"is true or false, not '{text}'."),
    };

    public Uri? Address(string key, params ReadOnlySpan<string> schemes)
    {
        if (Text(key) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address.Host.Length > 0) return address;
        throw new SettingError(NameOf(key), $"is an address that begins with {string.Join(" or ", schemes.ToArray().Select(s => s + "://"))}.");
    }

    /// <summary>The environment variable by which a setting is known.</summary>
    public static string NameOf(string key) => key == "urls" ? "ASPNETCORE_URLS" : key.Replace(":", "__", StringComparison.Ordinal);
}
