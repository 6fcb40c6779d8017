using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Access;

[ObjectType<Session>(IgnoreProperties = [nameof(Session.MemberId), nameof(Session.TokenHash)]), Node]
public static class SessionType
{
    /// <summary>It is the one that asks.</summary>
    public static bool GetCurrent([Parent] Session session, Viewer viewer) => session.Id == viewer.SessionId;
}

[ObjectType<Invitation>(IgnoreProperties = [nameof(Invitation.TokenHash), nameof(Invitation.GivenById), nameof(Invitation.LocalBodyCode)]), Node]
public static class InvitationType
{
    /// <summary>The local body that who comes by it belongs to.</summary>
    public static LocalBody? GetLocalBody([Parent] Invitation invitation, LocalBodies bodies) =>
        invitation.LocalBodyCode is { } code ? bodies.ByCode(code) : null;
}

/// <summary>An invitation, as somebody sees it who may come by it.</summary>
public sealed record InvitationOffer(Invitation Invitation);

[ObjectType<InvitationOffer>(IgnoreProperties = [nameof(InvitationOffer.Invitation)])]
public static class InvitationOfferType
{
    /// <summary>Whether a local body or a household invites.</summary>
    public static InvitationKind GetKind([Parent] InvitationOffer offer) => offer.Invitation.Kind;

    /// <summary>Until when it can be used.</summary>
    public static DateTimeOffset GetExpiresAt([Parent] InvitationOffer offer) => offer.Invitation.ExpiresAt;

    /// <summary>The local body that who comes by it belongs to.</summary>
    public static LocalBody? GetLocalBody([Parent] InvitationOffer offer, LocalBodies bodies) => InvitationType.GetLocalBody(offer.Invitation, bodies);

    /// <summary>The name of who gives it; null for the hub's very first.</summary>
    public static async Task<string?> GetFromAsync([Parent] InvitationOffer offer, MemberReads members, CancellationToken ct) =>
        offer.Invitation.GivenById is { } giver && (await members.ByIdAsync([giver], ct)).TryGetValue(giver, out var member) ? member.Name : null;
}
