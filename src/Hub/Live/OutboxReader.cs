using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>
/// Something that must happen besides, once an event is committed. A reader goes through the whole log from where it stood; its place
/// moves in the transaction of what it writes, so that this happens once, on one node at a time, and goes on after a restart.
/// What leaves the database (a mail, a webhook) may happen twice and carries the event's id.
/// </summary>
public abstract class OutboxReader(OutboxRoad road) : BackgroundService
{
    private const int PageSize = 200;
    private const int TriesOfAPage = 3;
    private const int TriesOfAnEvent = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim bell = new(0, 1);
    private int failures;
    private int oneByOne;
    private bool wasAway;

    protected IDatabase Database => road.Database;

    /// <summary>Its name in the database; never changes.</summary>
    protected abstract string Name { get; }

    /// <summary>The kinds of event that it acts on.</summary>
    protected abstract IReadOnlySet<string> Kinds { get; }

    /// <summary>How long it rests after it has acted, so that what comes meanwhile can be joined. What comes after a rest waits for nothing.</summary>
    protected virtual TimeSpan Rest => TimeSpan.Zero;

    /// <summary>Acts on an event, in a transaction that also moves the reader's place. May run again where that transaction failed.</summary>
    protected virtual Task HandleAsync(LiveEvent e, HubWrite write, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Acts on the events of a page, for readers that join what came together.</summary>
    protected virtual async Task HandleAsync(IReadOnlyList<LiveEvent> page, HubWrite write, CancellationToken ct)
    {
        foreach (var e in page) await HandleAsync(e, write, ct);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // A new reader begins here: before the node takes its first mutation.
        await using (var db = await road.Contexts.CreateDbContextAsync(cancellationToken)) await PlaceAsync(db, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ringing = road.Feed.WhenArrived(Ring);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryReadAsync(stoppingToken)) continue;
            await bell.WaitAsync(Pause, stoppingToken);
        }
    }

    /// <returns>True where there may be more at once.</returns>
    private async Task<bool> TryReadAsync(CancellationToken ct)
    {
        try
        {
            var more = await ReadAsync(ct);
            failures = 0;
            wasAway = false;
            return more;
        }
        catch (Exception error) when (error is Unavailable || road.Database.IsAway(error))
        {
            if (!wasAway) road.Logger.LogWarning("{Reader} waits for the database", Name);
            wasAway = true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            road.Logger.LogError(error, "{Reader} failed, trying again", Name);
            if (++failures >= TriesOfAPage && oneByOne == 0) (failures, oneByOne) = (0, PageSize);
        }
        return false;
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        await using var db = await road.Contexts.CreateDbContextAsync(ct);
        var from = await PlaceAsync(db, ct);
        var size = oneByOne > 0 ? 1 : PageSize;
        var page = (await road.Database.ReadLogAsync(db, from, size, ct)).TakeWhile(entry => entry.Settled).ToList();
        if (page.Count == 0) return false;
        var mine = page.Select(entry => entry.Event).Where(e => Kinds.Contains(e.Kind) && !GivenUp(e)).ToList();
        var moved = await road.Writes.RunAsync(write => TakeAsync(write, from, page[^1].Place, mine, ct), ct);
        if (moved && oneByOne > 0) oneByOne--;
        if (moved && mine.Count > 0 && Rest > TimeSpan.Zero) await Task.Delay(Rest, road.Feed.Clock, ct);
        return moved && page.Count == size;
    }

    /// <summary>One event that cannot be handled does not hold up those after it.</summary>
    private bool GivenUp(LiveEvent e)
    {
        if (oneByOne == 0 || failures < TriesOfAnEvent) return false;
        road.Logger.LogCritical("{Reader} leaves out {Kind} {Event}, which failed {Times} times", Name, e.Kind, e.Id, failures);
        return true;
    }

    private async Task<bool> TakeAsync(HubWrite write, LogPlace from, LogPlace to, List<LiveEvent> mine, CancellationToken ct)
    {
        // Another node that does the same waits here for this row, and then finds it moved.
        var moved = await write.Db.OutboxCursors
            .Where(c => c.Name == Name && c.Tx == from.Tx && c.Position == from.Position)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tx, to.Tx).SetProperty(c => c.Position, to.Position), ct);
        if (moved == 0) return false;
        if (mine.Count > 0) await HandleAsync(mine, write, ct);
        return true;
    }

    private async Task<LogPlace> PlaceAsync(HubDb db, CancellationToken ct)
    {
        var place = await db.OutboxCursors.Where(c => c.Name == Name).Select(c => new LogPlace(c.Tx, c.Position)).ToListAsync(ct);
        if (place.Count > 0) return place[0];
        var start = await road.Database.EndOfLogAsync(db, ct);
        return await road.Writes.RunAsync(async write =>
        {
            // Where two nodes begin at the same moment, the second fails here and tries again with the first one's place.
            if (await write.Db.OutboxCursors.AsNoTracking().FirstOrDefaultAsync(c => c.Name == Name, ct) is { } first) return new(first.Tx, first.Position);
            write.Db.OutboxCursors.Add(new() { Name = Name, Tx = start.Tx, Position = start.Position });
            return start;
        }, ct);
    }

    private void Ring()
    {
        try
        {
            if (bell.CurrentCount == 0) bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung by another at the same moment.
        }
    }
}
