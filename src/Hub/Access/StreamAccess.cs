using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Access;

/// <summary>How a stream is open to a viewer.</summary>
/// <param name="Invisible">They are not counted among those present.</param>
public sealed record StreamRight(bool Invisible);

/// <summary>Who may read which stream, asked of the database each time: rights are kept in no node's memory.</summary>
public sealed class StreamAccess(IDbContextFactory<HubDb> contexts, TimeProvider clock)
{
    /// <summary>A community and its topics are read by its active members, a conversation by who takes part in it, an inbox by its owner.</summary>
    /// <returns>Null where the viewer may not read it.</returns>
    public async Task<StreamRight?> FindRightAsync(Viewer viewer, string stream, CancellationToken ct)
    {
        if (!Streams.TryParse(stream, out var kind, out var id)) return null;
        if (kind == StreamKind.Inbox) return id == viewer.MemberId ? new(Invisible: true) : null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = db.Memberships.Where(m => m.MemberId == viewer.MemberId && m.State == MembershipState.Active);
        var open = kind switch
        {
            StreamKind.Community => mine.Where(m => m.CommunityId == id).Select(m => m.CommunityId),
            StreamKind.Conversation => db.ConversationsOpenTo(viewer).Where(c => c.Id == id).Select(c => c.Id),
            _ => mine.Where(m => db.Topics.Any(t => t.Id == id && t.CommunityId == m.CommunityId)).Select(m => m.CommunityId),
        };
        return await open.Select(_ => new StreamRight(db.Preferences.Any(p => p.MemberId == viewer.MemberId && p.Invisible))).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whether the session has neither ended nor expired.</summary>
    public async Task<bool> IsSignedInAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Sessions.AnyAsync(s => s.Id == viewer.SessionId && s.MemberId == viewer.MemberId && s.ExpiresAt > now, ct);
    }
}
