using System.Security.Cryptography;
using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Microsoft.AspNetCore.DataProtection;

namespace Entraide.Hub.Notifications;

/// <summary>
/// Ends the mail of what is new by a link in it, without signing in. The link holds the member, sealed by the hub's own keys, and is
/// good for nothing else; it does not expire, as a mail does not.
/// </summary>
public sealed class Unsubscribing(IDataProtectionProvider protection, PreferencesService preferences)
{
    private readonly IDataProtector seal = protection.CreateProtector("notifications.unsubscribe");

    public string TokenOf(Guid memberId) => seal.Protect(memberId.ToString());

    /// <exception cref="LinkNotValid">The hub made no such token.</exception>
    public void Require(string token) => MemberOf(token);

    /// <summary>Twice does no harm.</summary>
    /// <exception cref="LinkNotValid">The hub made no such token.</exception>
    public Task EndAsync(string token, CancellationToken ct) => preferences.ChangeAsync(MemberOf(token).AsViewer(), new(Digest: false), ct);

    private Guid MemberOf(string token)
    {
        try
        {
            return Guid.Parse(seal.Unprotect(token));
        }
        catch (CryptographicException)
        {
            throw new LinkNotValid();
        }
    }
}
