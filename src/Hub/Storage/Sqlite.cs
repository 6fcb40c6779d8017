using Entraide.Hub.Chat;
using Entraide.Hub.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entraide.Hub.Storage;

public sealed class SqliteHubDb(DbContextOptions<SqliteHubDb> options) : HubDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Ticks>();

    /// <summary>SQLite has no type for a moment that sorts: it keeps the UTC ticks (100 ns since year 1).</summary>
    private sealed class Ticks() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new(ticks, TimeSpan.Zero));
}

/// <summary>The embedded default: one file, one node, one writer at a time.</summary>
public sealed class SqliteDatabase(string connectionString) : IDatabase, IDisposable
{
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly string file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    public string Name => file;

    public async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        while (true)
        {
            try
            {
                return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }

    public async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct)
    {
        await writer.WaitAsync(ct);
        return new Turn(writer);
    }

    public async Task<LogPlace> EndOfLogAsync(HubDb db, CancellationToken ct) =>
        new(0, await db.Events.MaxAsync(e => (long?)e.Position, ct) ?? 0);

    // One writer at a time: positions are in the order of the commits.
    public async Task<IReadOnlyList<LogEntry>> ReadLogAsync(HubDb db, LogPlace after, int most, CancellationToken ct)
    {
        var rows = await db.Events.AsNoTracking().Where(e => e.Position > after.Position).OrderBy(e => e.Position).Take(most).ToListAsync(ct);
        return rows.ConvertAll(row => new LogEntry(new(0, row.Position), Settled: true, row.ToEvent()));
    }

    // The writer's turn is the lock.
    public async Task<List<T>> LockAsync<T>(HubDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
        where T : class => await db.Set<T>().Where(row => ids.Contains(EF.Property<Guid>(row, "Id"))).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<string, long>> TakeNumbersAsync(HubDb db, IReadOnlyList<(string Stream, int Count)> counts, CancellationToken ct)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (stream, count) in counts)
        {
            var taken = await db.Database.SqlQuery<long>($"""
                INSERT INTO streams (id, last_number, first_number) VALUES ({stream}, {(long)count}, 1)
                ON CONFLICT (id) DO UPDATE SET last_number = streams.last_number + {(long)count}
                RETURNING last_number AS "Value"
                """).ToListAsync(ct);
            last[stream] = taken[0];
        }
        return last;
    }

    public Task InsertAllAsync<T>(HubDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class => SqliteRows.InsertAsync(db, rows, ct);

    public IQueryable<Message> Holding(IQueryable<Message> messages, IReadOnlyList<string> words) =>
        words.Aggregate(messages, (found, word) => found.Where(m => (" " + m.FoldedBody).Contains(" " + word)));

    // 5 BUSY, 6 LOCKED (https://sqlite.org/rescode.html); 2067 UNIQUE and 1555 PRIMARY KEY: another transaction was first.
    public bool IsConflict(Exception error) =>
        Find(error) is { } sqlite && (sqlite.SqliteErrorCode is 5 or 6 || sqlite.SqliteExtendedErrorCode is 2067 or 1555);

    // 10 IOERR, 13 FULL, 14 CANTOPEN.
    public bool IsAway(Exception error) => Find(error) is { SqliteErrorCode: 10 or 13 or 14 };

    public void Dispose() => writer.Dispose();

    private static SqliteException? Find(Exception error) => error as SqliteException ?? error.InnerException as SqliteException;

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
