using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>What a conversation is to the viewer: how far they have read it, muted, put away. Their other devices are told.</summary>
public sealed class ConversationMarks(HubWrites writes, IEnumerable<ISignals> signals)
{
    /// <summary>The viewer has read up to a message. The mark only moves on; who sees receipts and whose receipts are seen are shown it.</summary>
    public async Task<Guid> MarkReadAsync(Viewer viewer, Guid conversationId, int number, CancellationToken ct)
    {
        if (number < 0) throw new NotValid("number", "from 0 on.");
        var shown = await writes.RunAsync(async write =>
        {
            var conversation = await write.Db.RequireConversationAsync(viewer, conversationId, ct);
            var upTo = Math.Min(number, conversation.LastNumber);
            if (!await MarkAsync(write.Db, viewer.MemberId, conversationId, upTo, write.Now, ct)) return null;
            write.Append(Streams.Inbox(viewer.MemberId), ChatEvents.Read, conversationId, viewer.MemberId, upTo, new ConversationRead(conversationId, upTo));
            var isShown = conversation.Kind != ConversationKind.Room && await write.Db.MayBeSeenInAsync(viewer.MemberId, conversationId, p => p.ReadReceipts, ct);
            return isShown ? upTo : (int?)null;
        }, ct);
        if (shown is { } read)
            foreach (var signal in signals) await signal.ReadAsync(Streams.Conversation(conversationId), viewer.MemberId, read, ct);
        return conversationId;
    }

    /// <summary>Whether the viewer is told of new messages.</summary>
    public Task<Guid> MuteAsync(Viewer viewer, Guid conversationId, bool muted, CancellationToken ct) =>
        ChangeAsync(viewer, conversationId, (mine, _) => mine.Muted = muted, ct);

    /// <summary>Puts the conversation away until somebody writes, or for good where it is muted; or takes it back.</summary>
    public Task<Guid> ArchiveAsync(Viewer viewer, Guid conversationId, bool archived, CancellationToken ct) =>
        ChangeAsync(viewer, conversationId, (mine, conversation) => mine.ArchivedNumber = archived ? conversation.LastNumber : null, ct);

    /// <returns>Whether the mark moved.</returns>
    internal static async Task<bool> MarkAsync(HubDb db, Guid memberId, Guid conversationId, int number, DateTimeOffset now, CancellationToken ct)
    {
        await AddRowAsync(db, memberId, conversationId, now, ct);
        return await db.Participants.Where(p => p.ConversationId == conversationId && p.MemberId == memberId && p.ReadNumber < number)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ReadNumber, number), ct) > 0;
    }

    private Task<Guid> ChangeAsync(Viewer viewer, Guid conversationId, Action<Participant, Conversation> change, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var conversation = await write.Db.RequireConversationAsync(viewer, conversationId, ct);
            await AddRowAsync(write.Db, viewer.MemberId, conversationId, write.Now, ct);
            change(await write.Db.Participants.FirstAsync(p => p.ConversationId == conversationId && p.MemberId == viewer.MemberId, ct), conversation);
            write.Append(Streams.Inbox(viewer.MemberId), ChatEvents.Marked, conversationId, viewer.MemberId);
            return conversationId;
        }, ct);

    /// <summary>Who is in a room has no row before there is something to remember; what was said before they joined counts as read.</summary>
    private static async Task AddRowAsync(HubDb db, Guid memberId, Guid conversationId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Participants.AnyAsync(p => p.ConversationId == conversationId && p.MemberId == memberId, ct)) return;
        var read = (await db.StandingsIn(memberId, db.Conversations.Where(c => c.Id == conversationId)).FirstAsync(ct)).ReadNumber;
        db.Participants.Add(new() { ConversationId = conversationId, MemberId = memberId, Since = now, ReadNumber = read });
        await db.SaveChangesAsync(ct);
    }
}
