using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Who may write to whom in private. A block, a wish to have no messages and having nothing in common all refuse alike, so none of them shows.</summary>
internal static class Reaching
{
    /// <summary>Who wants no messages does not write any to one member: the other could not answer.</summary>
    public static NotAllowed OwnDoorIsShut => new("You take no messages: change that in your preferences first.");

    /// <summary>Those of the members whom another may not write to: apart by a block, or taking no messages.</summary>
    public static async Task<HashSet<Guid>> ClosedToAsync(this HubDb db, Guid memberId, IReadOnlyCollection<Guid> others, CancellationToken ct)
    {
        var apart = db.ApartFrom(memberId).Where(id => others.Contains(id));
        var silent = db.Preferences.Where(p => others.Contains(p.MemberId) && !p.TakesMessages).Select(p => p.MemberId);
        return [.. await apart.Union(silent).ToListAsync(ct)];
    }

    /// <exception cref="NotAllowed">The viewer takes no messages.</exception>
    /// <exception cref="NotReachable">One of them is closed to the viewer, or shares no community with them.</exception>
    public static async Task RequireReachableAsync(this HubDb db, Viewer viewer, IReadOnlyCollection<Guid> others, CancellationToken ct)
    {
        if (await db.Preferences.AnyAsync(p => p.MemberId == viewer.MemberId && !p.TakesMessages, ct)) throw OwnDoorIsShut;
        if ((await db.ClosedToAsync(viewer.MemberId, others, ct)).Count > 0) throw new NotReachable();
        var mine = db.ActiveMemberships(viewer).Select(m => m.CommunityId);
        var near = await db.Memberships.Where(m => others.Contains(m.MemberId) && m.State == MembershipState.Active && mine.Contains(m.CommunityId))
            .Select(m => m.MemberId).Distinct().CountAsync(ct);
        if (near < others.Count) throw new NotReachable();
    }
}
