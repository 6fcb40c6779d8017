using Entraide.Hub.Access;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Communities;

/// <summary>The viewer does not belong to the community.</summary>
public sealed class NotAMember() : DomainError("NOT_A_MEMBER", "Only members of the community may do this.");

/// <summary>Who belongs to what: the questions that every feature asks before it shows or changes anything.</summary>
public static class Belonging
{
    /// <summary>The communities whose existence the viewer may know: all but private ones, and those they belong or are invited to.</summary>
    public static IQueryable<Community> CommunitiesKnownTo(this HubDb db, Viewer viewer) =>
        db.Communities.Where(c => c.Door != Door.Private || db.Memberships.Any(m => m.CommunityId == c.Id && m.MemberId == viewer.MemberId
            && (m.State == MembershipState.Active || m.State == MembershipState.Invited)));

    public static IQueryable<Membership> ActiveMemberships(this HubDb db, Viewer viewer) =>
        db.Memberships.Where(m => m.MemberId == viewer.MemberId && m.State == MembershipState.Active);

    public static Task<bool> IsMemberAsync(this HubDb db, Viewer viewer, Guid communityId, CancellationToken ct) =>
        db.ActiveMemberships(viewer).AnyAsync(m => m.CommunityId == communityId, ct);

    /// <exception cref="NotThere">The viewer may not know of the community.</exception>
    /// <exception cref="NotAMember">They know of it but do not belong to it.</exception>
    public static async Task<Membership> RequireMemberAsync(this HubDb db, Viewer viewer, Guid communityId, CancellationToken ct)
    {
        var membership = await db.ActiveMemberships(viewer).FirstOrDefaultAsync(m => m.CommunityId == communityId, ct);
        if (membership is not null) return membership;
        throw await db.CommunitiesKnownTo(viewer).AnyAsync(c => c.Id == communityId, ct) ? new NotAMember() : new NotThere("community");
    }

    /// <exception cref="NotAllowed">The viewer belongs to the community but does not look after it.</exception>
    public static async Task RequireStewardAsync(this HubDb db, Viewer viewer, Guid communityId, CancellationToken ct)
    {
        var membership = await db.RequireMemberAsync(viewer, communityId, ct);
        if (membership.Role != Role.Steward) throw new NotAllowed("Only the stewards of the community may do this.");
    }
}
