using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Chat;

/// <summary>A member wants nothing to do with another, who is not told.</summary>
public sealed class Block
{
    public required Guid MemberId { get; init; }
    public required Guid BlockedId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class BlockMapping : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> block)
    {
        block.ToTable("blocks").HasKey(b => new { b.MemberId, b.BlockedId });
        block.HasIndex(b => b.BlockedId);
        block.HasOne<Member>().WithMany().HasForeignKey(b => b.MemberId);
        block.HasOne<Member>().WithMany().HasForeignKey(b => b.BlockedId);
    }
}

public static class Blocking
{
    /// <summary>The members whom this one has blocked, and those who have blocked them: between the two it makes no difference.</summary>
    public static IQueryable<Guid> ApartFrom(this HubDb db, Guid memberId) =>
        db.Blocks.Where(b => b.MemberId == memberId || b.BlockedId == memberId).Select(b => b.MemberId == memberId ? b.BlockedId : b.MemberId);
}
