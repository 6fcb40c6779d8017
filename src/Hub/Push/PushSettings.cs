namespace Entraide.Hub.Push;

/// <summary>How the hub sends to browsers.</summary>
/// <param name="Contact">Whom a push service may write to: <c>mailto:…</c>.</param>
/// <param name="Services">The hosts of push services; those under them count too.</param>
public sealed record PushSettings(string Contact, IReadOnlyList<string> Services)
{
    /// <summary>The push services of Chrome and its kin, Firefox, Safari and Edge.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["fcm.googleapis.com", "updates.push.services.mozilla.com", "push.apple.com", "notify.windows.com"];

    /// <summary>Whether the hub posts there. A member names the address, so without this it would post anywhere, also inside its own network.</summary>
    public bool Allows(Uri endpoint)
    {
        var host = endpoint.Host;
        return endpoint is { IsAbsoluteUri: true, UserInfo: "" }
            && (endpoint.Scheme == Uri.UriSchemeHttps && endpoint.IsDefaultPort || endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback)
            && Services.Any(service => host.Equals(service, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + service, StringComparison.OrdinalIgnoreCase));
    }
}
