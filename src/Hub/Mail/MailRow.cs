using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Mail;

/// <summary>A letter to send. It is queued in the transaction that asks for it and deleted once it is on its way.</summary>
public sealed class MailRow
{
    public required Guid Id { get; init; }

    /// <summary>An e-mail address.</summary>
    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The same for readers of HTML; null where there is only text.</summary>
    public string? Html { get; init; }

    /// <summary>Where one click ends such letters (RFC 8058); null where they cannot be ended.</summary>
    public string? UnsubscribeUrl { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not to be tried before; moves on with each try, which also keeps two nodes from sending it at once.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    public int Tries { get; init; }
}

internal sealed class MailMapping : IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailRow> mail)
    {
        mail.ToTable("mails");
        mail.Property(m => m.To).HasMaxLength(256);
        mail.Property(m => m.Subject).HasMaxLength(200);
        mail.HasIndex(m => m.NotBefore);
    }
}
