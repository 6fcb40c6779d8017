using Entraide.Hub.Access;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Access;

/// <param name="Invitation">What was given.</param>
/// <param name="Token">For the link, which ends in <c>/join/</c> and the token. It is shown once.</param>
public sealed record GiveInvitationPayload(Invitation Invitation, string? Token);

[MutationType]
public static class InvitationMutations
{
    /// <summary>Gives a link with which others become members: one of the household, or several of a local body, by a steward of its community.</summary>
    /// <param name="kind">Who invites: a local body or a household.</param>
    /// <param name="uses">How many people may come by it, 1 to 500, 20 where nothing is said; for a household one.</param>
    [Error<EmailNotConfirmed>, Error<NotAllowed>, Error<NotValid>]
    public static async Task<GiveInvitationPayload> GiveInvitationAsync(
        InvitationKind kind, int? uses, Viewer viewer, InvitationService invitations, CancellationToken ct)
    {
        var given = await invitations.GiveAsync(viewer, kind, uses, ct);
        return new(given.Invitation, given.Token);
    }

    /// <summary>Takes an invitation back; who came by it stays.</summary>
    [Error<NotThere>]
    public static async Task<Invitation> RevokeInvitationAsync([ID] Guid invitationId, Viewer viewer, InvitationService invitations, CancellationToken ct) =>
        (await invitations.RevokeAsync(viewer, invitationId, ct)).Invitation;
}
