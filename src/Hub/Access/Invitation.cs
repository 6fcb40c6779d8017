using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Access;

/// <summary>Who invites.</summary>
public enum InvitationKind
{
    /// <summary>From a local body, given by a steward of its community, for several people.</summary>
    LocalBody,

    /// <summary>From a member to somebody of their household, for one person.</summary>
    Household,
}

/// <summary>A link with which somebody becomes a member.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token in the link, in hexadecimal.</summary>
    public required string TokenHash { get; init; }

    public required InvitationKind Kind { get; init; }

    /// <summary>The member who gives it; null for the very first, given by the hub itself.</summary>
    public Guid? GivenById { get; init; }

    public string? LocalBodyCode { get; init; }
    public required int UsesLeft { get; set; }
    public required DateTimeOffset GivenAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.Property(i => i.TokenHash).HasMaxLength(64);
        invitation.Property(i => i.LocalBodyCode).HasMaxLength(8);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => i.GivenById);
        invitation.HasOne<Member>().WithMany().HasForeignKey(i => i.GivenById);
    }
}
