using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Push;

/// <summary>A browser that shows a member's notifications while the hub is not open in it; it ends with the session that gave it.</summary>
public sealed class PushSubscription
{
    /// <summary>ASCII, and short enough for an index of PostgreSQL.</summary>
    public const int MostEndpointCharacters = 2000;

    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }
    public required Guid SessionId { get; init; }

    /// <summary>The push service's address for this browser.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The browser's public key, an uncompressed point of P-256.</summary>
    public required byte[] P256dh { get; init; }

    /// <summary>The secret that the browser shares, 16 bytes.</summary>
    public required byte[] Auth { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}

internal sealed class PushSubscriptionMapping : IEntityTypeConfiguration<PushSubscription>
{
    public void Configure(EntityTypeBuilder<PushSubscription> subscription)
    {
        subscription.ToTable("push_subscriptions");
        subscription.Property(s => s.Endpoint).HasMaxLength(PushSubscription.MostEndpointCharacters);
        subscription.HasIndex(s => s.Endpoint).IsUnique();
        subscription.HasIndex(s => s.MemberId);
        subscription.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasOne<Session>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
