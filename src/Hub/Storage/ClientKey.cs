using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Storage;

/// <summary>A key that a client chose for a mutation, and what came of it, so that a repeat returns the first result.</summary>
public sealed class ClientKey
{
    public const int MostCharacters = 100;

    public required Guid MemberId { get; init; }
    public required string Key { get; init; }
    public required Guid ResultId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ClientKeyMapping : IEntityTypeConfiguration<ClientKey>
{
    public void Configure(EntityTypeBuilder<ClientKey> key)
    {
        key.ToTable("client_keys").HasKey(k => new { k.MemberId, k.Key });
        key.Property(k => k.Key).HasMaxLength(ClientKey.MostCharacters);
    }
}
