using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Communities;

/// <summary>What a community says of itself when it is founded or changed.</summary>
/// <param name="Name">At most 80 characters.</param>
/// <param name="Door">How one comes in.</param>
/// <param name="Summary">One or two sentences, at most 300 characters.</param>
/// <param name="Charter">Markdown, at most 20,000 characters.</param>
public sealed record CommunityDraft(string Name, Door Door, string Summary, string? Charter)
{
    internal CommunityDraft Checked() => new(
        Require.Text(Name, "name", Community.MostNameCharacters), Door,
        Require.Text(Summary, "summary", Community.MostSummaryCharacters),
        Require.Optional(Charter, "charter", Community.MostCharterCharacters));
}

/// <summary>Founding a community, and what its stewards change of it.</summary>
public sealed class CommunityService(HubWrites writes)
{
    /// <summary>The founder is its first steward.</summary>
    public Task<Guid> FoundAsync(Viewer viewer, CommunityKind kind, CommunityDraft asked, string? clientKey, CancellationToken ct)
    {
        var draft = asked.Checked();
        return writes.RunOnceAsync(viewer.MemberId, clientKey, async write =>
        {
            await write.Db.RequireConfirmedAsync(viewer, ct);
            var community = new Community
            {
                Id = write.NewId(IdKind.Community),
                Slug = await FreeSlugAsync(write.Db, draft.Name, ct),
                Name = draft.Name,
                FoldedName = Folding.Fold(draft.Name),
                Kind = kind,
                Door = draft.Door,
                Summary = draft.Summary,
                Charter = draft.Charter!,
                CharterHtml = MarkdownText.ToHtml(draft.Charter!),
                LocalBodyCode = kind == CommunityKind.LocalBody ? await LocalBodyOfAsync(write.Db, viewer, ct) : null,
                FoundedAt = write.Now,
                MemberCount = 1,
            };
            write.Db.Communities.Add(community);
            write.Db.Memberships.Add(new()
            {
                CommunityId = community.Id,
                MemberId = viewer.MemberId,
                Role = Role.Steward,
                State = MembershipState.Active,
                Since = write.Now,
            });
            write.Append(Streams.Community(community.Id), CommunityEvents.Changed, community.Id, viewer.MemberId);
            write.Append(Streams.Inbox(viewer.MemberId), CommunityEvents.MembershipChanged, community.Id, viewer.MemberId);
            return community.Id;
        }, ct);
    }

    public Task<Guid> UpdateAsync(Viewer viewer, Guid communityId, CommunityDraft asked, CancellationToken ct)
    {
        var draft = asked.Checked();
        return writes.RunAsync(async write =>
        {
            await write.Db.RequireStewardAsync(viewer, communityId, ct);
            var community = await write.Db.Communities.FirstAsync(c => c.Id == communityId, ct);
            community.Name = draft.Name;
            community.FoldedName = Folding.Fold(draft.Name);
            community.Door = draft.Door;
            community.Summary = draft.Summary;
            community.Charter = draft.Charter!;
            community.CharterHtml = MarkdownText.ToHtml(draft.Charter!);
            write.Append(Streams.Community(communityId), CommunityEvents.Changed, communityId, viewer.MemberId);
            return communityId;
        }, ct);
    }

    private static Task<string?> LocalBodyOfAsync(HubDb db, Viewer viewer, CancellationToken ct) =>
        db.Members.Where(m => m.Id == viewer.MemberId).Select(m => m.LocalBodyCode).FirstAsync(ct);

    private static async Task<string> FreeSlugAsync(HubDb db, string name, CancellationToken ct)
    {
        var slug = Folding.Fold(name).Replace(' ', '-');
        if (slug.Length == 0) slug = "communaute";
        var taken = await db.Communities.Where(c => c.Slug == slug || c.Slug.StartsWith(slug + "-")).Select(c => c.Slug).ToListAsync(ct);
        return taken.Contains(slug)
            ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{slug}-{n}").First(free => !taken.Contains(free))
            : slug;
    }
}
