using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Members;

/// <summary>Reading profiles.</summary>
public sealed class MemberReads(IDbContextFactory<HubDb> contexts)
{
    /// <summary>Members as authors of what the viewer may read anyway.</summary>
    public async Task<IReadOnlyDictionary<Guid, Member>> ByIdAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await membersById(db, ids).ToDictionaryAsync(m => m.Id, cancellationToken: ct);
    }

    /// <summary>A profile, for those who share a community with its member; stewards also see who asks to join. Null for others.</summary>
    public async Task<Member?> FindAsync(Viewer viewer, Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = db.ActiveMemberships(viewer);
        return await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && (m.Id == viewer.MemberId
            || db.Memberships.Any(theirs => theirs.MemberId == id && mine.Any(own => own.CommunityId == theirs.CommunityId
                && (theirs.State == MembershipState.Active || (theirs.State == MembershipState.Asked && own.Role == Role.Steward))))), ct);
    }

    /// <summary>The viewer's own e-mail address, and whether it is confirmed.</summary>
    public async Task<(string Email, bool Confirmed)> EmailAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var account = await db.Users.Where(a => a.Id == viewer.MemberId).Select(a => new { a.Email, a.EmailConfirmed }).FirstAsync(ct);
        return (account.Email!, account.EmailConfirmed);
    }

    // Compiled for one database's model, so not for the process.
    private readonly Func<HubDb, IReadOnlyList<Guid>, IAsyncEnumerable<Member>> membersById = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyList<Guid> ids) => db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)));
}
