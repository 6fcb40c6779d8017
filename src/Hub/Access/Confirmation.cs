using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Access;

/// <summary>The viewer has not confirmed their e-mail address yet.</summary>
public sealed class EmailNotConfirmed() : DomainError("EMAIL_NOT_CONFIRMED", "Confirm your e-mail address first: the link is in the message we sent.");

internal static class Confirmation
{
    /// <summary>Asked before what brings in others: inviting and founding.</summary>
    public static async Task RequireConfirmedAsync(this HubDb db, Viewer viewer, CancellationToken ct)
    {
        if (!await db.Users.AnyAsync(a => a.Id == viewer.MemberId && a.EmailConfirmed, ct)) throw new EmailNotConfirmed();
    }
}
