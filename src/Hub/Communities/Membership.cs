using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Communities;

/// <summary>What a member may do in a community.</summary>
public enum Role
{
    /// <summary>Reads and writes.</summary>
    Member,

    /// <summary>Looks after the community: decides requests, may pin, lock and delete, may remove.</summary>
    Steward,
}

/// <summary>How far somebody has come into a community.</summary>
public enum MembershipState
{
    /// <summary>Belongs to the community and reads everything in it.</summary>
    Active,

    /// <summary>Has asked to join.</summary>
    Asked,

    /// <summary>Is invited by a steward and has not said yes yet.</summary>
    Invited,

    /// <summary>Was removed by a steward; comes back only by their invitation.</summary>
    Removed,
}

/// <summary>What a member is to a community. Who left has none.</summary>
public sealed class Membership
{
    public const int MostWordCharacters = 500;

    public required Guid CommunityId { get; init; }
    public required Guid MemberId { get; init; }
    public required Role Role { get; set; }
    public required MembershipState State { get; set; }

    /// <summary>Since when it has its state.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>A word to the stewards, from who asks.</summary>
    public string Word { get; set; } = "";
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships").HasKey(m => new { m.CommunityId, m.MemberId });
        membership.Property(m => m.Word).HasMaxLength(Membership.MostWordCharacters);
        membership.HasIndex(m => new { m.MemberId, m.State });
        membership.HasIndex(m => new { m.CommunityId, m.State });
        membership.HasOne<Community>().WithMany().HasForeignKey(m => m.CommunityId);
        membership.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
    }
}
