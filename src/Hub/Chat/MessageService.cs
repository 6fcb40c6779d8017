using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Files;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Writing in conversations.</summary>
public sealed class MessageService(HubWrites writes, ChatReads reads, MessageWriter writer)
{
    /// <summary>Returns when the message is durable. A repeat with the same key gives the first message.</summary>
    /// <exception cref="NotReachable">The other of two takes no messages from the viewer.</exception>
    public async Task<Message> SendAsync(Viewer viewer, Guid conversationId, MessageDraft asked, string? clientKey, CancellationToken ct)
    {
        var key = clientKey is null ? null : Require.Text(clientKey, "clientKey", ClientKey.MostCharacters);
        var sent = await writer.SendAsync(new(conversationId, viewer.MemberId, asked.Checked(), key), ct);
        return sent.New ?? (await reads.ByIdAsync(viewer, [sent.MessageId], ct)).GetValueOrDefault(sent.MessageId) ?? throw new NotThere("message");
    }

    /// <summary>Only who wrote a message changes its words, and only for <see cref="Message.Editable"/>.</summary>
    public Task<Guid> EditAsync(Viewer viewer, Guid messageId, string body, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var (message, _) = await write.Db.RequireMessageAsync(viewer, messageId, ct);
            if (message.DeletedAt is not null) throw new NotThere("message");
            if (message.AuthorId != viewer.MemberId) throw new NotAllowed("Only who wrote it may change it.");
            var hasFiles = await write.Db.Files.AnyAsync(f => f.MessageId == messageId, ct);
            var text = hasFiles ? Require.Optional(body, "body", Message.MostBodyCharacters) : Require.Text(body, "body", Message.MostBodyCharacters);
            if (message.Body == text) return message.Id;
            if (write.Now - message.SentAt > Message.Editable) throw new TooLate();
            message.Reword(text, write.Now);
            write.Append(Streams.Conversation(message.ConversationId), ChatEvents.Edited, message.Id, viewer.MemberId, message.Number);
            return message.Id;
        }, ct);

    /// <summary>Who wrote it, or in a community's room a steward. Its words and files are erased; that it was there stays.</summary>
    public Task<Guid> DeleteAsync(Viewer viewer, Guid messageId, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var (message, conversation) = await write.Db.RequireMessageAsync(viewer, messageId, ct);
            if (message.AuthorId != viewer.MemberId)
            {
                if (conversation.CommunityId is not { } community) throw new NotAllowed("Only who wrote it may delete it.");
                await write.Db.RequireStewardAsync(viewer, community, ct);
            }
            if (message.DeletedAt is not null) return message.Id;
            message.Delete(write.Now);
            await FileService.ReleaseAsync(write, message.Id, ct);
            write.Append(Streams.Conversation(message.ConversationId), ChatEvents.Deleted, message.Id, viewer.MemberId, message.Number);
            return message.Id;
        }, ct);
}
