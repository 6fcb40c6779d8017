using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Access;

/// <summary>Who may read which stream, asked of the database each time: rights are kept in no node's memory.</summary>
public sealed class StreamAccess(IDbContextFactory<HubDb> contexts, TimeProvider clock)
{
    /// <summary>A community and its topics are read by its active members, a conversation by who takes part in it, an inbox by its owner.</summary>
    public async Task<bool> MayReadAsync(Viewer viewer, string stream, CancellationToken ct)
    {
        if (!Streams.TryParse(stream, out var kind, out var id)) return false;
        if (kind == StreamKind.Inbox) return id == viewer.MemberId;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = db.Memberships.Where(m => m.MemberId == viewer.MemberId && m.State == MembershipState.Active);
        return kind switch
        {
            StreamKind.Community => await mine.AnyAsync(m => m.CommunityId == id, ct),
            StreamKind.Conversation => await db.ConversationsOpenTo(viewer).AnyAsync(c => c.Id == id, ct),
            _ => await mine.AnyAsync(m => db.Topics.Any(t => t.Id == id && t.CommunityId == m.CommunityId), ct),
        };
    }

    /// <summary>Whether the session has neither ended nor expired.</summary>
    public async Task<bool> IsSignedInAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Sessions.AnyAsync(s => s.Id == viewer.SessionId && s.MemberId == viewer.MemberId && s.ExpiresAt > now, ct);
    }
}
