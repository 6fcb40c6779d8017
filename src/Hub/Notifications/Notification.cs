using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Notifications;

/// <summary>Why something concerns a member. Values are stored and never reused.</summary>
public enum NotificationKind
{
    /// <summary>Somebody named them.</summary>
    Mention = 1,

    /// <summary>Somebody answered them, or wrote in a topic that they follow.</summary>
    Reply = 2,

    /// <summary>Somebody wrote in a conversation of theirs.</summary>
    Message = 3,

    /// <summary>They are invited into a community.</summary>
    Invitation = 4,

    /// <summary>Somebody waits for their word: asks to join a community that they look after.</summary>
    Request = 5,

    /// <summary>What they asked for was decided.</summary>
    Decision = 6,

    /// <summary>An arrangement of theirs went on.</summary>
    ArrangementStep = 7,

    /// <summary>A steward changed what they may do.</summary>
    Moderation = 8,

    /// <summary>Somebody said merci.</summary>
    Thanks = 9,
}

/// <summary>
/// A line of a member's notifications. While it is unread, whatever else of its kind happens in the same place becomes part of it:
/// ten mentions in a topic are one line.
/// </summary>
public sealed class Notification
{
    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }
    public required NotificationKind Kind { get; init; }

    /// <summary>Where it happened: a topic, a conversation or a community.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The community of the topic or room, or the community itself; null for other conversations.</summary>
    public Guid? CommunityId { get; init; }

    /// <summary>What the last of it is about: a post, a message, or the community itself.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Who did the last of it.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>How often it happened.</summary>
    public int Count { get; init; } = 1;

    public required DateTimeOffset FirstAt { get; init; }
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Number of the last post or message in its place; 0 where there are no numbers.</summary>
    public required int LastNumber { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When it is to be tried next on the member's devices; null: not, or not any more.</summary>
    public DateTimeOffset? PushAt { get; init; }

    /// <summary>From when on it goes into a mail; null: not, or not any more.</summary>
    public DateTimeOffset? MailAt { get; init; }
}

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("notifications");
        notification.HasIndex(n => new { n.MemberId, n.LastAt, n.Id });
        // Also what holds that there is one unread line a kind and place.
        notification.HasIndex(n => new { n.MemberId, n.Kind, n.PlaceId }).HasFilter("read_at IS NULL").IsUnique();
        notification.HasIndex(n => n.PushAt).HasFilter("push_at IS NOT NULL");
        notification.HasIndex(n => new { n.MailAt, n.MemberId }).HasFilter("mail_at IS NOT NULL");
        notification.HasIndex(n => n.ReadAt).HasFilter("read_at IS NOT NULL");
        notification.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
