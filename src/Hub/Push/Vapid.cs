using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Entraide.Hub.Push;

/// <summary>How the hub says who it is to a push service (RFC 8292), so that nobody else can send to its members.</summary>
public sealed class Vapid(PushKeys keys, PushSettings settings, TimeProvider clock)
{
    // At most 24 hours (section 2), by the service's clock.
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private static readonly string Header = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8);

    /// <returns>The scheme <c>vapid</c> (section 3) with a JSON Web Token for the endpoint's origin and the hub's public key.</returns>
    public async ValueTask<AuthenticationHeaderValue> AuthorizationAsync(Uri endpoint, CancellationToken ct)
    {
        var pair = await keys.ReadAsync(ct);
        return new("vapid", $"t={Token(pair, endpoint.GetLeftPart(UriPartial.Authority))}, k={Base64Url.EncodeToString(pair.Public)}");
    }

    private string Token(PushKeyPair pair, string origin)
    {
        var claims = new { aud = origin, exp = (clock.GetUtcNow() + Life).ToUnixTimeSeconds(), sub = settings.Contact };
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pair.Private, out _);
        // ES256 (RFC 7518, section 3.4): the two halves of the signature side by side, which is .NET's own form.
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }
}
