using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Wanting nothing to do with a member. Neither writes to the other nor finds them present, and only who blocks knows.</summary>
public sealed class BlockService(IDbContextFactory<HubDb> contexts, HubWrites writes)
{
    public Task<Guid> SetAsync(Viewer viewer, Guid memberId, bool blocked, CancellationToken ct)
    {
        if (memberId == viewer.MemberId) throw new NotValid("memberId", "is you.");
        return writes.RunAsync(async write =>
        {
            if (!await write.Db.Members.AnyAsync(m => m.Id == memberId, ct)) throw new NotThere("member");
            var block = await write.Db.Blocks.FirstOrDefaultAsync(b => b.MemberId == viewer.MemberId && b.BlockedId == memberId, ct);
            if (block is not null == blocked) return memberId;
            if (block is null) write.Db.Blocks.Add(new() { MemberId = viewer.MemberId, BlockedId = memberId, At = write.Now });
            else write.Db.Blocks.Remove(block);
            // Nodes act on both inboxes; only the blocker's says whom it is about.
            write.Append(Streams.Inbox(viewer.MemberId), LiveKinds.BlocksChanged, memberId, viewer.MemberId);
            return memberId;
        }, ct);
    }

    /// <summary>Whom the viewer has blocked, the latest first.</summary>
    public async Task<IReadOnlyList<Member>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (from block in db.Blocks
                      join member in db.Members on block.BlockedId equals member.Id
                      where block.MemberId == viewer.MemberId
                      orderby block.At descending
                      select member).AsNoTracking().ToListAsync(ct);
    }
}
