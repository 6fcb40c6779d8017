using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Presence;

/// <summary>
/// Who may find whom present: members who share a community or a conversation, unless one has blocked the other or wants to be found by
/// nobody. Asked of the database each time.
/// </summary>
public sealed class PresenceAccess(IDbContextFactory<HubDb> contexts)
{
    /// <summary>Those of the others whom a member may find present.</summary>
    public async Task<HashSet<Guid>> FoundByAsync(Guid memberId, IReadOnlyCollection<Guid> others, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Near(db, memberId, others).Where(id => !db.Preferences.Any(p => p.MemberId == id && p.Invisible)).ToHashSetAsync(ct);
    }

    /// <summary>Those of the others who may find a member present.</summary>
    public async Task<HashSet<Guid>> FindersOfAsync(Guid memberId, IReadOnlyCollection<Guid> others, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Near(db, memberId, others).Where(_ => !db.Preferences.Any(p => p.MemberId == memberId && p.Invisible)).ToHashSetAsync(ct);
    }

    /// <summary>Those who share a place with a member, who is near themselves; it is the same from either side.</summary>
    private static IQueryable<Guid> Near(HubDb db, Guid memberId, IReadOnlyCollection<Guid> others)
    {
        var communities = db.Memberships.Where(m => m.MemberId == memberId && m.State == MembershipState.Active).Select(m => m.CommunityId);
        // The room of a community is open to its members, whom a row here does not make.
        var conversations = db.Participants.Where(p => p.MemberId == memberId && p.LeftAt == null)
            .Join(db.Conversations.Where(c => c.Kind != ConversationKind.Room), p => p.ConversationId, c => c.Id, (p, c) => c.Id);
        return db.Members.Where(m => others.Contains(m.Id) && !db.ApartFrom(memberId).Contains(m.Id) && (m.Id == memberId
            || db.Memberships.Any(theirs => theirs.MemberId == m.Id && theirs.State == MembershipState.Active && communities.Contains(theirs.CommunityId))
            || db.Participants.Any(theirs => theirs.MemberId == m.Id && theirs.LeftAt == null && conversations.Contains(theirs.ConversationId))))
            .Select(m => m.Id);
    }
}
