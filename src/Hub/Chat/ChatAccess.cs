using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Who takes part in what: asked before anything of a conversation is shown or changed.</summary>
public static class ChatAccess
{
    /// <summary>The conversations that the viewer takes part in: those they are in and have not left, and the rooms of their communities.</summary>
    public static IQueryable<Conversation> ConversationsOpenTo(this HubDb db, Viewer viewer)
    {
        // As a list of ids, so that each half is found by its own index, however many conversations there are.
        var mine = db.Participants.Where(p => p.MemberId == viewer.MemberId && p.LeftAt == null).Join(
            db.Conversations.Where(c => c.Kind != ConversationKind.Room), p => p.ConversationId, c => c.Id, (p, c) => c.Id);
        var rooms = db.ActiveMemberships(viewer).Join(
            db.Conversations.Where(c => c.Kind == ConversationKind.Room), m => (Guid?)m.CommunityId, c => c.CommunityId, (m, c) => c.Id);
        return db.Conversations.Where(c => mine.Concat(rooms).Contains(c.Id));
    }

    /// <exception cref="NotThere">There is no such conversation, or not for the viewer.</exception>
    public static async Task<Conversation> RequireConversationAsync(this HubDb db, Viewer viewer, Guid conversationId, CancellationToken ct) =>
        await db.ConversationsOpenTo(viewer).AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId, ct) ?? throw new NotThere("conversation");

    /// <exception cref="NotThere">There is no such message, or not for the viewer.</exception>
    public static async Task<(Message Message, Conversation Conversation)> RequireMessageAsync(this HubDb db, Viewer viewer, Guid messageId, CancellationToken ct)
    {
        var message = await db.Messages.FirstOrDefaultAsync(m => m.Id == messageId, ct) ?? throw new NotThere("message");
        var conversation = await db.ConversationsOpenTo(viewer).AsNoTracking().FirstOrDefaultAsync(c => c.Id == message.ConversationId, ct);
        return (message, conversation ?? throw new NotThere("message"));
    }
}
