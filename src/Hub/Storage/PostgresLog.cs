using System.Globalization;
using Entraide.Hub.Live;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Storage;

/// <summary>
/// The log in the order of its transactions. Those below the snapshot's xmin have all ended, so nothing appears among them any more;
/// what is above is visible but not settled.
/// </summary>
internal static class PostgresLog
{
    public static async Task<LogPlace> EndAsync(HubDb db, CancellationToken ct)
    {
        var xmin = await db.Database.SqlQuery<long>($"""
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Value"
            """).ToListAsync(ct);
        return new(xmin[0] - 1, long.MaxValue);
    }

    public static async Task<IReadOnlyList<LogEntry>> ReadAsync(HubDb db, LogPlace after, int most, CancellationToken ct)
    {
        // xid8 has no cast from a number, only from text.
        var tx = after.Tx.ToString(CultureInfo.InvariantCulture);
        var lines = await db.Database.SqlQuery<Line>($"""
            SELECT tx::text::bigint AS tx, tx < pg_snapshot_xmin(pg_current_snapshot()) AS settled,
                   position, stream, number, id, kind, at, actor_id, subject_id, count
            FROM events
            WHERE (tx, position) > ({tx}::text::xid8, {after.Position})
            ORDER BY tx, position
            LIMIT {most}
            """).ToListAsync(ct);
        return lines.ConvertAll(line => new LogEntry(new(line.Tx, line.Position), line.Settled, line.ToEvent()));
    }

    private sealed class Line
    {
        public long Tx { get; init; }
        public bool Settled { get; init; }
        public long Position { get; init; }
        public string Stream { get; init; } = "";
        public long Number { get; init; }
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public Guid? ActorId { get; init; }
        public Guid? SubjectId { get; init; }
        public int? Count { get; init; }

        public LiveEvent ToEvent() => new()
        {
            Stream = Stream,
            Number = Number,
            Id = Id,
            Kind = Kind,
            At = At,
            ActorId = ActorId,
            SubjectId = SubjectId,
            Count = Count,
        };
    }
}
