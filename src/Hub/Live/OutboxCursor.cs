using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Live;

/// <summary>How far a reader of the log has come. Its row is what nodes take turns at: who moves it does the work.</summary>
public sealed class OutboxCursor
{
    /// <summary>The reader.</summary>
    public required string Name { get; init; }

    /// <summary>The transaction last read; 0 where the database has one writer at a time.</summary>
    public required long Tx { get; init; }

    public required long Position { get; init; }
}

internal sealed class OutboxCursorMapping : IEntityTypeConfiguration<OutboxCursor>
{
    public void Configure(EntityTypeBuilder<OutboxCursor> cursor)
    {
        cursor.ToTable("outbox_cursors").HasKey(c => c.Name);
        cursor.Property(c => c.Name).HasMaxLength(60);
    }
}
