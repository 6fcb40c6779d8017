using System.Net.Sockets;
using Entraide.Hub.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Hub.Storage;

public sealed class PostgresHubDb(DbContextOptions<PostgresHubDb> options) : HubDb(options);

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
