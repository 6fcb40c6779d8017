using Entraide.Hub.Access;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Access;

[QueryType]
public static class AccessQueries
{
    /// <summary>The viewer's own account; null where nobody is signed in.</summary>
    public static Me? GetMe(Viewer? viewer) => viewer is null ? null : new(viewer);

    /// <summary>What an invitation offers, before anybody signs in; null where it is no longer valid.</summary>
    /// <param name="token">From the invitation's link.</param>
    public static async Task<InvitationOffer?> GetInvitationAsync(string token, InvitationService invitations, CancellationToken ct) =>
        await invitations.FindAsync(token, ct) is { } invitation ? new(invitation) : null;
}
