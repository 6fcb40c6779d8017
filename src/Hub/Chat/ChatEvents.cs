using Entraide.Hub.Files;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>The message that another answers, in a line.</summary>
/// <param name="Excerpt">Its first words; empty once it is deleted.</param>
public sealed record ReplyShown(Guid MessageId, int Number, string AuthorName, string Excerpt);

/// <summary>On a conversation's stream: a message as it is now.</summary>
/// <param name="ReplyTo">The message that it answers; null where it answers none.</param>
/// <param name="Files">The files that came with it.</param>
public sealed record MessageShown(
    Guid Id, Guid ConversationId, int Number, string Body, string Html, DateTimeOffset SentAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt,
    PersonShown Author, ReplyShown? ReplyTo, IReadOnlyList<FileShown> Files) : IEventContent;

/// <summary>On the inbox of who takes part, and on a community's stream for its room: there are new messages, of which this is the last.</summary>
public sealed record MessageNews(
    Guid ConversationId, ConversationKind Kind, Guid MessageId, int Number, Guid AuthorId, string AuthorName, string Excerpt, DateTimeOffset At) : IEventContent;

/// <summary>On a member's inbox: they read a conversation up to a message, on one of their devices.</summary>
public sealed record ConversationRead(Guid ConversationId, int Number) : IEventContent;

/// <summary>What conversations tell, and what is shown of it.</summary>
public sealed class ChatEvents : IEventContents
{
    // On the conversation's stream.
    public const string Sent = "message.sent";
    public const string Edited = "message.edited";
    public const string Deleted = "message.deleted";

    /// <summary>Who is in it, or what it is called.</summary>
    public const string Changed = "conversation.changed";

    // On the inbox of a member who takes part.
    public const string Started = "conversation.started";
    public const string Read = "conversation.read";

    /// <summary>Muted, put away or taken back, on one of their devices.</summary>
    public const string Marked = "conversation.marked";

    public const string Received = "message.received";
    public const string Mentioned = "message.mentioned";
    public const string Replied = "message.replied";

    /// <summary>On a community's stream: somebody wrote in its room.</summary>
    public const string SentInRoom = "room.message";

    public IReadOnlyCollection<string> Kinds { get; } = [Sent, Edited, Deleted, Read, Received, Mentioned, Replied, SentInRoom];

    public async Task FillAsync(IReadOnlyList<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        foreach (var read in events.Where(e => e.Kind == Read)) read.Content = new ConversationRead(read.SubjectId!.Value, read.Count ?? 0);
        await FillMessagesAsync([.. events.Where(e => e.Kind is Sent or Edited or Deleted)], db, ct);
        await FillNewsAsync([.. events.Where(e => e.Kind is Received or Mentioned or Replied or SentInRoom)], db, ct);
    }

    private static async Task FillMessagesAsync(List<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var shown = await db.ShowAsync([.. events.Select(e => e.SubjectId!.Value).Distinct()], ct);
        foreach (var e in events) e.Content = shown.GetValueOrDefault(e.SubjectId!.Value);
    }

    private static async Task FillNewsAsync(List<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var ids = events.Select(e => e.SubjectId!.Value).Distinct().ToList();
        var news = await (from message in db.Messages
                          join conversation in db.Conversations on message.ConversationId equals conversation.Id
                          join author in db.Members on message.AuthorId equals author.Id
                          where ids.Contains(message.Id)
                          select new { Message = message, conversation.Kind, AuthorName = author.Name }).AsNoTracking().ToDictionaryAsync(n => n.Message.Id, ct);
        foreach (var e in events)
            if (news.TryGetValue(e.SubjectId!.Value, out var found)) e.Content = NewsOf(found.Message, found.Kind, found.AuthorName);
    }

    internal static MessageNews NewsOf(Message message, ConversationKind kind, string authorName) => new(
        message.ConversationId, kind, message.Id, message.Number, message.AuthorId, authorName, MarkdownText.Excerpt(message.Body), message.SentAt);
}
