using Entraide.Hub.Files;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Messages as live events show them.</summary>
internal static class Showing
{
    public static async Task<IReadOnlyDictionary<Guid, MessageShown>> ShowAsync(this HubDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var messages = await (from message in db.Messages
                              join author in db.Members on message.AuthorId equals author.Id
                              where ids.Contains(message.Id)
                              select new { Message = message, Author = author }).AsNoTracking().ToListAsync(ct);
        var replies = await db.RepliesAsync([.. messages.Select(m => m.Message.ReplyToId).OfType<Guid>()], ct);
        var files = (await db.Files.AsNoTracking().Where(f => f.MessageId != null && f.ErasedFrom == null && ids.Contains(f.MessageId.Value)).OrderBy(f => f.GivenAt).ToListAsync(ct)).ToLookup(f => f.MessageId!.Value);
        return messages.ToDictionary(m => m.Message.Id, m => Of(
            m.Message, PersonShown.Of(m.Author), m.Message.ReplyToId is { } to ? replies.GetValueOrDefault(to) : null, [.. files[m.Message.Id].Select(FileShown.Of)]));
    }

    /// <summary>Messages in a line each, where others answer them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ReplyShown>> RepliesAsync(this HubDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, ReplyShown>();
        return await (from message in db.Messages
                      join author in db.Members on message.AuthorId equals author.Id
                      where ids.Contains(message.Id)
                      select new { message.Id, message.Number, author.Name, message.Body }).ToDictionaryAsync(
            m => m.Id, m => new ReplyShown(m.Id, m.Number, m.Name, MarkdownText.Excerpt(m.Body)), ct);
    }

    public static MessageShown Of(Message message, PersonShown author, ReplyShown? replyTo, IReadOnlyList<FileShown> files) => new(
        message.Id, message.ConversationId, message.Number, message.Body, message.Html, message.SentAt, message.EditedAt, message.DeletedAt, author, replyTo, files);
}
