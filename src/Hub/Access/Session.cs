using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Access;

/// <summary>What a member is signed in through.</summary>
public enum SessionKind
{
    /// <summary>A browser, by its cookie.</summary>
    Browser,

    /// <summary>A program, by its bearer token.</summary>
    Program,
}

/// <summary>A device or program through which a member is signed in, until it ends.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }

    /// <summary>SHA-256 of the token, in hexadecimal: whoever reads the table cannot sign in.</summary>
    public required string TokenHash { get; init; }

    public required SessionKind Kind { get; init; }

    /// <summary>What the member knows it by: the browser, or the name given to the program.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.TokenHash).HasMaxLength(64);
        session.Property(s => s.Name).HasMaxLength(120);
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasIndex(s => s.MemberId);
        session.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId);
    }
}
