using Entraide.Hub.Live;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Storage;

/// <summary>The one way to change the hub: a transaction that holds a change and the events that tell of it.</summary>
public sealed class HubWrites(IDbContextFactory<HubDb> contexts, IDatabase database, IEventSink sink, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Runs a change; when it returns, the change and its events are durable and on their way to subscribers.</summary>
    /// <param name="change">May run again where it lost to another transaction, so it touches nothing but the write it is given.</param>
    /// <exception cref="Unavailable">The database is away; nothing was written.</exception>
    public async Task<T> RunAsync<T>(Func<HubWrite, Task<T>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(change, ct);
            }
            catch (Exception error) when (database.IsAway(error))
            {
                throw new Unavailable();
            }
            catch (Exception error) when (attempt < Tries && database.IsConflict(error))
            {
                // The other transaction has ended: this one starts again from what it left.
            }
        }
    }

    /// <summary>As <see cref="RunAsync"/>; a repeat with the same key changes nothing and returns the id of the first result.</summary>
    public Task<Guid> RunOnceAsync(Guid memberId, string? clientKey, Func<HubWrite, Task<Guid>> change, CancellationToken ct)
    {
        if (clientKey is null) return RunAsync(change, ct);
        var key = Require.Text(clientKey, "clientKey", ClientKey.MostCharacters);
        return RunAsync(async write =>
        {
            var first = await write.Db.ClientKeys.AsNoTracking().FirstOrDefaultAsync(k => k.MemberId == memberId && k.Key == key, ct);
            if (first is not null) return first.ResultId;
            var result = await change(write);
            write.Db.ClientKeys.Add(new() { MemberId = memberId, Key = key, ResultId = result, At = write.Now });
            return result;
        }, ct);
    }

    private async Task<T> OnceAsync<T>(Func<HubWrite, Task<T>> change, CancellationToken ct)
    {
        using var turn = await database.EnterWriteAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var write = new HubWrite(db, clock.Now());
        var result = await change(write);
        var events = await write.NumberAsync(database, ct);
        // From here on the caller's leaving no longer matters: half a commit is not known from a whole one.
        await transaction.CommitAsync(CancellationToken.None);
        sink.Accept(events);
        return result;
    }
}

public static class Clock
{
    /// <summary>The time in UTC, to the millisecond: what both databases keep exactly.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }
}
