using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Members;

/// <summary>A member's picture. It never changes: another one is another picture, with another id.</summary>
public sealed class Picture
{
    /// <summary>Width and height, in pixels.</summary>
    public const int Side = 256;

    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }

    /// <summary>WebP, <see cref="Side"/> pixels square, without metadata.</summary>
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
