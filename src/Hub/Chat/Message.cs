using Entraide.Hub.Members;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Chat;

/// <summary>What somebody wrote in a conversation.</summary>
public sealed class Message
{
    public const int MostBodyCharacters = 8_000;
    public const int MostFiles = 10;

    /// <summary>How long its author may change its words.</summary>
    public static readonly TimeSpan Editable = TimeSpan.FromMinutes(15);

    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>Its place in the conversation, from 1.</summary>
    public required int Number { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>The message that it answers.</summary>
    public Guid? ReplyToId { get; init; }

    /// <summary>As written, in Markdown; empty once deleted, or where it only brings files.</summary>
    public required string Body { get; set; }

    /// <summary>As shown, safe; empty once deleted.</summary>
    public required string Html { get; set; }

    /// <summary>As it is looked for.</summary>
    public required string FoldedBody { get; set; }

    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }

    public void Reword(string body, DateTimeOffset now)
    {
        (Body, Html, FoldedBody) = (body, MarkdownText.ToHtml(body), Folding.Fold(body));
        EditedAt = now;
    }

    /// <summary>Only the trace stays: that somebody wrote here, and when.</summary>
    public void Delete(DateTimeOffset now)
    {
        Body = Html = FoldedBody = "";
        DeletedAt = now;
    }
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.HasIndex(m => new { m.ConversationId, m.Number }).IsUnique();
        message.HasIndex(m => new { m.ConversationId, m.SentAt });
        message.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId);
        message.HasOne<Member>().WithMany().HasForeignKey(m => m.AuthorId);
    }
}
