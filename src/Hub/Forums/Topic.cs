using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Forums;

/// <summary>A subject that a community talks about.</summary>
public sealed class Topic
{
    public const int MostTitleCharacters = 200;

    public required Guid Id { get; init; }
    public required Guid CommunityId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string Title { get; set; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Number of the last post: posts are numbered from 1 without holes, deleted ones included.</summary>
    public required int LastPostNumber { get; init; }

    public required DateTimeOffset LastPostAt { get; init; }
    public required Guid LastAuthorId { get; init; }

    /// <summary>Stands above the others.</summary>
    public bool Pinned { get; set; }

    /// <summary>Takes no more posts.</summary>
    public bool Locked { get; set; }
}

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("topics");
        topic.Property(t => t.Title).HasMaxLength(Topic.MostTitleCharacters);
        topic.HasIndex(t => new { t.CommunityId, t.Pinned, t.LastPostAt, t.Id });
        topic.HasIndex(t => new { t.CommunityId, t.LastPostAt });
        topic.HasOne<Community>().WithMany().HasForeignKey(t => t.CommunityId);
        topic.HasOne<Member>().WithMany().HasForeignKey(t => t.AuthorId);
        topic.HasOne<Member>().WithMany().HasForeignKey(t => t.LastAuthorId);
    }
}
