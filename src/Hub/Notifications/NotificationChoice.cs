using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Notifications;

/// <summary>How a member is told of a kind of thing, besides in the page.</summary>
public enum Delivery
{
    /// <summary>On their devices at once, outside quiet hours; by mail where it stays unread for a day.</summary>
    AtOnce = 1,

    /// <summary>In the next mail of what is new.</summary>
    Digest = 2,

    /// <summary>Not at all: no line is kept either.</summary>
    Never = 3,
}

/// <summary>How a member is told of a kind. Who chose nothing has no row.</summary>
public sealed class NotificationChoice
{
    public required Guid MemberId { get; init; }
    public required NotificationKind Kind { get; init; }

    /// <summary>At once, in the mail of what is new, or not at all.</summary>
    public required Delivery Delivery { get; set; }

    /// <summary>How members are told who chose nothing: a merci waits, what expects an answer does not.</summary>
    public static Delivery Usual(NotificationKind kind) => kind == NotificationKind.Thanks ? Delivery.Digest : Delivery.AtOnce;
}

/// <summary>When a member was last sent a mail of what is new.</summary>
public sealed class DigestSent
{
    public required Guid MemberId { get; init; }
    public required DateTimeOffset At { get; set; }
}

internal sealed class ChoiceMapping : IEntityTypeConfiguration<NotificationChoice>, IEntityTypeConfiguration<DigestSent>
{
    public void Configure(EntityTypeBuilder<NotificationChoice> choice)
    {
        choice.ToTable("notification_choices").HasKey(c => new { c.MemberId, c.Kind });
        choice.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DigestSent> sent)
    {
        sent.ToTable("digests_sent").HasKey(s => s.MemberId);
        sent.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
