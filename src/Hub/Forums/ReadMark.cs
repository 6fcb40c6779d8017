using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Forums;

/// <summary>
/// How far a member has read a topic. What is unread is the difference to the topic's last number, so nothing is written
/// per member when somebody posts.
/// </summary>
public sealed class ReadMark
{
    public required Guid MemberId { get; init; }
    public required Guid TopicId { get; init; }
    public required int Number { get; init; }
}

/// <summary>A member wants to be told of new posts in a topic.</summary>
public sealed class Follow
{
    public required Guid TopicId { get; init; }
    public required Guid MemberId { get; init; }
}

/// <summary>A private "merci": the author alone learns of it.</summary>
public sealed class Thanks
{
    public required Guid PostId { get; init; }
    public required Guid MemberId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class MarksMapping : IEntityTypeConfiguration<ReadMark>, IEntityTypeConfiguration<Follow>, IEntityTypeConfiguration<Thanks>
{
    public void Configure(EntityTypeBuilder<ReadMark> mark)
    {
        mark.ToTable("read_marks").HasKey(m => new { m.MemberId, m.TopicId });
        mark.HasOne<Topic>().WithMany().HasForeignKey(m => m.TopicId);
        mark.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }

    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.ToTable("follows").HasKey(f => new { f.TopicId, f.MemberId });
        follow.HasOne<Topic>().WithMany().HasForeignKey(f => f.TopicId);
        follow.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId);
    }

    public void Configure(EntityTypeBuilder<Thanks> thanks)
    {
        thanks.ToTable("thanks").HasKey(t => new { t.PostId, t.MemberId });
        thanks.HasOne<Post>().WithMany().HasForeignKey(t => t.PostId);
        thanks.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId);
    }
}
