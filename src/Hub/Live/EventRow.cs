using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Live;

/// <summary>
/// The log: that something happened to which subject, never what was written. What is shown is read from the tables at
/// delivery, so the text of a deleted post is in no log.
/// </summary>
public sealed class EventRow
{
    public long Position { get; init; }
    public required string Stream { get; init; }
    public required long Number { get; init; }
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public Guid? SubjectId { get; init; }
    public int? Count { get; init; }

    public LiveEvent ToEvent(IEventContent? content = null) => new()
    {
        Stream = Stream,
        Number = Number,
        Id = Id,
        Kind = Kind,
        At = At,
        ActorId = ActorId,
        SubjectId = SubjectId,
        Count = Count,
        Content = content,
    };
}

/// <summary>A stream's last number; its row is what writers of the stream wait for.</summary>
public sealed class StreamRow
{
    public required string Id { get; init; }
    public required long LastNumber { get; init; }

    /// <summary>The oldest number still kept.</summary>
    public long FirstNumber { get; init; } = 1;
}

internal sealed class EventMapping : IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<StreamRow>
{
    public void Configure(EntityTypeBuilder<EventRow> row)
    {
        row.ToTable("events").HasKey(e => e.Position);
        row.Property(e => e.Stream).HasMaxLength(60);
        row.Property(e => e.Kind).HasMaxLength(40);
        row.HasIndex(e => new { e.Stream, e.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StreamRow> row)
    {
        row.ToTable("streams").HasKey(s => s.Id);
        row.Property(s => s.Id).HasMaxLength(60);
    }
}
