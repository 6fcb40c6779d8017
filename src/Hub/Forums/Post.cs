using Entraide.Hub.Members;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Forums;

/// <summary>What somebody wrote in a topic.</summary>
public sealed class Post
{
    public const int MostBodyCharacters = 20_000;

    public required Guid Id { get; init; }
    public required Guid TopicId { get; init; }

    /// <summary>Its place in the topic, from 1.</summary>
    public required int Number { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>As written, in Markdown; empty once deleted.</summary>
    public required string Body { get; set; }

    /// <summary>As shown, safe; empty once deleted.</summary>
    public required string Html { get; set; }

    public required DateTimeOffset PostedAt { get; init; }
    public DateTimeOffset? EditedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }

    public void Reword(string body, DateTimeOffset now)
    {
        Body = body;
        Html = MarkdownText.ToHtml(body);
        EditedAt = now;
    }

    /// <summary>Only the trace stays: that somebody wrote here, and when.</summary>
    public void Delete(DateTimeOffset now)
    {
        Body = Html = "";
        DeletedAt = now;
    }
}

/// <summary>An earlier wording of a post.</summary>
public sealed class Revision
{
    public required Guid PostId { get; init; }

    /// <summary>1 for the first wording.</summary>
    public required int Number { get; init; }

    public required string Body { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
    public string Html => MarkdownText.ToHtml(Body);
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.ToTable("posts");
        post.HasIndex(p => new { p.TopicId, p.Number }).IsUnique();
        post.HasIndex(p => new { p.TopicId, p.PostedAt });
        post.HasOne<Topic>().WithMany().HasForeignKey(p => p.TopicId);
        post.HasOne<Member>().WithMany().HasForeignKey(p => p.AuthorId);
    }

    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("post_revisions").HasKey(r => new { r.PostId, r.Number });
        revision.Ignore(r => r.Html);
        revision.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId);
    }
}
