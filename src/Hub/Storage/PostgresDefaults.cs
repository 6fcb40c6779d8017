using Npgsql;

namespace Entraide.Hub.Storage;

/// <summary>How the hub speaks with PostgreSQL unless its connection string says otherwise.</summary>
public static class PostgresDefaults
{
    /// <summary>
    /// Connections of a node. More of them make the server switch between its processes rather than answer: docs/bench.md.
    /// </summary>
    public static int Connections { get; } = Math.Max(8, 3 * Environment.ProcessorCount);

    public static NpgsqlConnectionStringBuilder In(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        // Keys are those given, by their full names; ContainsKey is true of every name there is.
        var given = parts.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!given.Contains("Maximum Pool Size")) parts.MaxPoolSize = Math.Max(Connections, parts.MinPoolSize);
        if (!given.Contains("Max Auto Prepare")) parts.MaxAutoPrepare = 100;
        // The hub sets nothing on a connection that the next who has it should not find, so there is nothing to take back.
        if (!given.Contains("No Reset On Close")) parts.NoResetOnClose = true;
        return parts;
    }
}
