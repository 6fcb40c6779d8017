using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Members;

/// <summary>The file is no JPEG, PNG, WebP or GIF image that can be read.</summary>
public sealed class NotAPicture() : DomainError("NOT_A_PICTURE", "This is no JPEG, PNG, WebP or GIF image that can be read.");

/// <summary>A member's picture. It never changes: another one is another picture, with another id.</summary>
public sealed class Picture
{
    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }

    /// <summary>WebP, <see cref="PictureShape.Side"/> pixels square, without metadata.</summary>
    public required byte[] Bytes { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PictureMapping : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> picture)
    {
        picture.ToTable("pictures");
        picture.HasIndex(p => p.MemberId);
        picture.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
    }
}
