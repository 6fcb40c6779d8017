using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Communities;

/// <summary>Finding communities and those who belong to them.</summary>
public sealed class CommunityReads(IDbContextFactory<HubDb> contexts)
{
    /// <summary>By id or by slug; null where the viewer may not know of it.</summary>
    public async Task<Community?> FindAsync(Viewer viewer, Guid? id, string? slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CommunitiesKnownTo(viewer).AsNoTracking().FirstOrDefaultAsync(c => id != null ? c.Id == id : c.Slug == slug, ct);
    }

    /// <summary>Those of the ids that the viewer may know.</summary>
    public async Task<IReadOnlyDictionary<Guid, Community>> ByIdAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CommunitiesKnownTo(viewer).AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }

    /// <summary>By name; each word asked for begins a word of the name.</summary>
    public async Task<Page<Community>> PageAsync(Viewer viewer, PageAsk ask, CommunityKind? kind, string? text, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = db.CommunitiesKnownTo(viewer).AsNoTracking();
        if (kind is not null) found = found.Where(c => c.Kind == kind);
        foreach (var word in Folding.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(c => (" " + c.FoldedName).Contains(" " + word));
        if (NamePlace.Parse(ask.From) is { } place)
        {
            found = ask.Backward
                ? found.Where(c => string.Compare(c.FoldedName, place.Name) < 0 || (c.FoldedName == place.Name && c.Id.CompareTo(place.Id) < 0))
                : found.Where(c => string.Compare(c.FoldedName, place.Name) > 0 || (c.FoldedName == place.Name && c.Id.CompareTo(place.Id) > 0));
        }
        var ordered = ask.Backward
            ? found.OrderByDescending(c => c.FoldedName).ThenByDescending(c => c.Id)
            : found.OrderBy(c => c.FoldedName).ThenBy(c => c.Id);
        return ask.Of(await ordered.Take(ask.Size + 1).ToListAsync(ct), c => new NamePlace(c.FoldedName, c.Id).ToString());
    }

    /// <summary>Where a member is active, by name. The viewer sees of another member only what they share.</summary>
    public async Task<IReadOnlyList<Community>> OfMemberAsync(Viewer viewer, Guid memberId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = db.ActiveMemberships(viewer).Select(m => m.CommunityId);
        return await db.Communities.AsNoTracking()
            .Where(c => mine.Contains(c.Id) && db.Memberships.Any(m => m.CommunityId == c.Id && m.MemberId == memberId && m.State == MembershipState.Active))
            .OrderBy(c => c.FoldedName).ToListAsync(ct);
    }

    /// <summary>The viewer's own membership of each community, where there is one.</summary>
    public async Task<IReadOnlyDictionary<Guid, Membership>> MembershipsAsync(Viewer viewer, IReadOnlyList<Guid> communityIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Memberships.AsNoTracking().Where(m => m.MemberId == viewer.MemberId && communityIds.Contains(m.CommunityId))
            .ToDictionaryAsync(m => m.CommunityId, ct);
    }

    /// <summary>Active members by name; null for a viewer who is none. Each word of the text begins a word of the name.</summary>
    public async Task<Page<Membership>?> MembersAsync(Viewer viewer, Guid communityId, PageAsk ask, string? text, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.IsMemberAsync(viewer, communityId, ct)) return null;
        var found = from membership in db.Memberships
                    join member in db.Members on membership.MemberId equals member.Id
                    where membership.CommunityId == communityId && membership.State == MembershipState.Active
                    select new { Membership = membership, Member = member };
        foreach (var word in Folding.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(f => (" " + f.Member.FoldedName).Contains(" " + word));
        if (NamePlace.Parse(ask.From) is { } place)
        {
            found = ask.Backward
                ? found.Where(f => string.Compare(f.Member.FoldedName, place.Name) < 0 || (f.Member.FoldedName == place.Name && f.Member.Id.CompareTo(place.Id) < 0))
                : found.Where(f => string.Compare(f.Member.FoldedName, place.Name) > 0 || (f.Member.FoldedName == place.Name && f.Member.Id.CompareTo(place.Id) > 0));
        }
        var ordered = ask.Backward
            ? found.OrderByDescending(f => f.Member.FoldedName).ThenByDescending(f => f.Member.Id)
            : found.OrderBy(f => f.Member.FoldedName).ThenBy(f => f.Member.Id);
        var read = await ordered.Take(ask.Size + 1).AsNoTracking().ToListAsync(ct);
        var names = read.ToDictionary(f => f.Member.Id, f => f.Member.FoldedName);
        return ask.Of(read.ConvertAll(f => f.Membership), m => new NamePlace(names[m.MemberId], m.MemberId).ToString());
    }

    /// <summary>Each community's stewards by name, for the communities where the viewer is a member.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Member>>> StewardsAsync(Viewer viewer, IReadOnlyList<Guid> communityIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = db.ActiveMemberships(viewer).Select(m => m.CommunityId);
        var stewards = await (from membership in db.Memberships
                              join member in db.Members on membership.MemberId equals member.Id
                              where communityIds.Contains(membership.CommunityId) && mine.Contains(membership.CommunityId)
                                  && membership.State == MembershipState.Active && membership.Role == Role.Steward
                              orderby member.FoldedName, member.Id
                              select new { membership.CommunityId, Member = member }).AsNoTracking().ToListAsync(ct);
        return stewards.GroupBy(s => s.CommunityId, s => s.Member).ToDictionary(g => g.Key, g => (IReadOnlyList<Member>)[.. g]);
    }

    /// <summary>Who asks to join, the first who asked first; null for a viewer who is no steward.</summary>
    public async Task<IReadOnlyList<Membership>?> RequestsAsync(Viewer viewer, Guid communityId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.ActiveMemberships(viewer).AnyAsync(m => m.CommunityId == communityId && m.Role == Role.Steward, ct)) return null;
        return await db.Memberships.AsNoTracking().Where(m => m.CommunityId == communityId && m.State == MembershipState.Asked)
            .OrderBy(m => m.Since).Take(PageAsk.Most).ToListAsync(ct);
    }
}
