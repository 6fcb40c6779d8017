using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Chat;

/// <summary>Who a conversation is between.</summary>
public enum ConversationKind
{
    /// <summary>Two members. There is one for each two.</summary>
    Pair,

    /// <summary>Some members, whom any of them may add to.</summary>
    Group,

    /// <summary>The room of a community, open to all its members. There is one for each community.</summary>
    Room,

    /// <summary>Members who arrange something: its subject stands on top. There is one for each two and subject.</summary>
    About,
}

/// <summary>Messages between members, numbered from 1 without holes.</summary>
public sealed class Conversation
{
    public const int MostTitleCharacters = 80;
    public const int MostParticipants = 200;

    public required Guid Id { get; init; }
    public required ConversationKind Kind { get; init; }

    /// <summary>What a group calls itself; empty: by the names of who is in it.</summary>
    public string Title { get; set; } = "";

    /// <summary>The community whose room it is.</summary>
    public Guid? CommunityId { get; init; }

    /// <summary>What it is about: the id of a post, later of an arrangement.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What there is one conversation for: the two members, their subject, the community.</summary>
    public string? Key { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Number of the last message; deleted ones count.</summary>
    public int LastNumber { get; private set; }

    /// <summary>When the last message was sent, or it was started.</summary>
    public required DateTimeOffset LastMessageAt { get; set; }

    /// <summary>Takes the next number; who asks holds the conversation's row.</summary>
    internal int TakeNumber(DateTimeOffset now)
    {
        LastMessageAt = now;
        return ++LastNumber;
    }

    /// <summary>The other of two; who else a message to them is from or for.</summary>
    internal Guid OtherThan(Guid memberId)
    {
        var two = Key!.Split(':')[^2..];
        return Guid.Parse(two[0]) == memberId ? Guid.Parse(two[1]) : Guid.Parse(two[0]);
    }

    internal bool IsOfTwo => Kind is ConversationKind.Pair or ConversationKind.About;

    /// <summary>The <see cref="Key"/> of two members, whoever begins.</summary>
    public static string KeyOf(Guid one, Guid other, Guid? subject = null)
    {
        var (first, second) = string.CompareOrdinal(one.ToString(), other.ToString()) < 0 ? (one, other) : (other, one);
        return subject is null ? $"{first}:{second}" : $"{subject}:{first}:{second}";
    }
}

/// <summary>What a conversation is to a member. In a <see cref="ConversationKind.Room"/> who belongs to the community takes part, and has a row once there is something to remember.</summary>
public sealed class Participant
{
    public required Guid ConversationId { get; init; }
    public required Guid MemberId { get; init; }
    public required DateTimeOffset Since { get; set; }

    /// <summary>They left, and read it no more.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The last message that they have read.</summary>
    public int ReadNumber { get; set; }

    /// <summary>They are not told of new messages.</summary>
    public bool Muted { get; set; }

    /// <summary>Put away when it stood at this number: a later message brings it back, unless it is muted.</summary>
    public int? ArchivedNumber { get; set; }
}

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("conversations");
        conversation.Property(c => c.Title).HasMaxLength(Conversation.MostTitleCharacters);
        conversation.Property(c => c.Key).HasMaxLength(120);
        conversation.HasIndex(c => c.Key).IsUnique();
        conversation.HasIndex(c => c.CommunityId);
        conversation.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityId);
    }

    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("participants").HasKey(p => new { p.ConversationId, p.MemberId });
        participant.HasIndex(p => new { p.MemberId, p.LeftAt });
        participant.HasOne<Conversation>().WithMany().HasForeignKey(p => p.ConversationId);
        participant.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
    }
}
