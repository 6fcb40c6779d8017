using System.Security.Cryptography;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Push;

/// <summary>The one row that keeps the hub's key pair. Browsers bind a subscription to it, so it is never replaced.</summary>
public sealed class PushKey
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>PKCS #8, protected by Data Protection.</summary>
    public required byte[] Private { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

internal sealed class PushKeyMapping : IEntityTypeConfiguration<PushKey>
{
    public void Configure(EntityTypeBuilder<PushKey> key)
    {
        key.ToTable("push_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
    }
}

/// <summary>The pair by which push services know the hub (RFC 8292, section 3.2).</summary>
/// <param name="Public">An uncompressed point of P-256.</param>
/// <param name="Private">PKCS #8.</param>
public sealed record PushKeyPair(byte[] Public, byte[] Private);

/// <summary>The hub's key pair, made when it is first asked for and then the same on all nodes.</summary>
public sealed class PushKeys(IDbContextFactory<HubDb> contexts, HubWrites writes, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Entraide.Hub.Push");
    private PushKeyPair? known;

    public async ValueTask<PushKeyPair> ReadAsync(CancellationToken ct)
    {
        if (known is not null) return known;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var kept = await db.PushKeys.AsNoTracking().FirstOrDefaultAsync(ct) ?? await MakeAsync(ct);
        using var key = ECDsa.Create();
        var secret = protector.Unprotect(kept.Private);
        key.ImportPkcs8PrivateKey(secret, out _);
        return known = new(P256.Point(key.ExportParameters(includePrivateParameters: false)), secret);
    }

    // Of two nodes that make one together, the one that loses runs again and finds the other's.
    private async Task<PushKey> MakeAsync(CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = protector.Protect(key.ExportPkcs8PrivateKey());
        return await writes.RunAsync(async write => await write.Db.PushKeys.FirstOrDefaultAsync(ct)
            ?? write.Db.PushKeys.Add(new() { Private = secret, MadeAt = write.Now }).Entity, ct);
    }
}
