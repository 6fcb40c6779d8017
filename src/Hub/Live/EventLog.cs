using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Live;

/// <summary>Reads a stream's events by number, with what is shown of them.</summary>
internal sealed class EventLog(IDbContextFactory<HubDb> contexts, IEnumerable<IEventContents> contents)
{
    public const int PageSize = 200;

    private readonly (IEventContents Contents, HashSet<string> Kinds)[] features =
        [.. contents.Select(c => (c, c.Kinds.ToHashSet(StringComparer.Ordinal)))];

    /// <summary>The stream's last number; 0 where nothing has happened on it yet.</summary>
    public async Task<long> LastNumberAsync(string stream, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Streams.Where(s => s.Id == stream).Select(s => s.LastNumber).FirstOrDefaultAsync(ct);
    }

    /// <summary>The next events after a number, at most a page.</summary>
    /// <exception cref="ReloadNeeded">The event after that number is no longer kept.</exception>
    public async Task<IReadOnlyList<LiveEvent>> PageAsync(string stream, long after, long upTo, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Events.AsNoTracking()
            .Where(e => e.Stream == stream && e.Number > after && e.Number <= upTo)
            .OrderBy(e => e.Number)
            .Take(PageSize)
            .ToListAsync(ct);
        if (rows.Count == 0 || rows[0].Number != after + 1) throw new ReloadNeeded();
        var events = rows.ConvertAll(row => row.ToEvent());
        await FillAsync(events, db, ct);
        return events;
    }

    /// <summary>Reads what is shown of the events that came without.</summary>
    public async Task FillAsync(IReadOnlyList<LiveEvent> events, CancellationToken ct)
    {
        if (!events.Any(IsEmpty)) return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await FillAsync(events, db, ct);
    }

    private async Task FillAsync(IReadOnlyList<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        foreach (var (feature, kinds) in features)
        {
            var empty = events.Where(e => e.Content is null && kinds.Contains(e.Kind)).ToList();
            if (empty.Count > 0) await feature.FillAsync(empty, db, ct);
        }
    }

    private bool IsEmpty(LiveEvent e) => e.Content is null && features.Any(f => f.Kinds.Contains(e.Kind));
}
