using System.Net.Sockets;
using Entraide.Hub.Chat;
using Entraide.Hub.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Hub.Storage;

public sealed class PostgresHubDb(DbContextOptions<PostgresHubDb> options) : HubDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Message>().HasIndex(m => m.FoldedBody).HasMethod("GIN").IsTsVectorExpressionIndex("simple");
    }
}

/// <summary>Production: any number of nodes on one server.</summary>
public sealed class PostgresDatabase(NpgsqlDataSource source) : IDatabase
{
    // Any number will do as long as every node takes the same one.
    private const long SchemaLock = 0x0E57_7A1D;

    public string Name { get; } = new NpgsqlConnectionStringBuilder(source.ConnectionString) is var parts
        ? $"{parts.Host}:{parts.Port}/{parts.Database}" : "";

    public async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = SchemaLock } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
        return new SchemaTurn(connection);
    }

    public ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct) => default;

    public Task<LogPlace> EndOfLogAsync(HubDb db, CancellationToken ct) => PostgresLog.EndAsync(db, ct);

    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(HubDb db, LogPlace after, int most, CancellationToken ct) =>
        PostgresLog.ReadAsync(db, after, most, ct);

    public async Task<List<T>> LockAsync<T>(HubDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
        where T : class
    {
        var sql = $"SELECT * FROM {db.Model.FindEntityType(typeof(T))!.GetTableName()} WHERE id = ANY ({{0}}) ORDER BY id FOR UPDATE";
        return await db.Set<T>().FromSqlRaw(sql, ids.ToArray()).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, long>> TakeNumbersAsync(HubDb db, IReadOnlyList<(string Stream, int Count)> counts, CancellationToken ct)
    {
        var (streams, many) = (counts.Select(c => c.Stream).ToArray(), counts.Select(c => (long)c.Count).ToArray());
        var taken = await db.Database.SqlQuery<Taken>($"""
            INSERT INTO streams (id, last_number, first_number)
            SELECT stream, many, 1 FROM unnest({streams}, {many}) WITH ORDINALITY AS asked (stream, many, place) ORDER BY place
            ON CONFLICT (id) DO UPDATE SET last_number = streams.last_number + excluded.last_number
            RETURNING id, last_number
            """).ToListAsync(ct);
        return taken.ToDictionary(t => t.Id, t => t.LastNumber);
    }

    public Task InsertAllAsync<T>(HubDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class => PostgresRows.InsertAsync(db, rows, ct);

    public IQueryable<Message> Holding(IQueryable<Message> messages, IReadOnlyList<string> words)
    {
        // Folded words are letters and digits, so they mean nothing else to the query language.
        var query = string.Join(" & ", words.Select(word => $"{word}:*"));
        return messages.Where(m => EF.Functions.ToTsVector("simple", m.FoldedBody).Matches(EF.Functions.ToTsQuery("simple", query)));
    }

    public bool IsConflict(Exception error) => Find(error) is
    { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation };

    public bool IsAway(Exception error) => error switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal),
        NpgsqlException or SocketException => true,
        { InnerException: { } inner } => IsAway(inner),
        _ => false,
    };

    private static PostgresException? Find(Exception error) => error as PostgresException ?? error.InnerException as PostgresException;

    private sealed record Taken(string Id, long LastNumber);

    private sealed class SchemaTurn(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = SchemaLock } } };
            await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
