using Npgsql;

namespace Entraide.Bench;

internal static class Rows
{
    /// <summary>Writes rows straight into a table, by COPY.</summary>
    /// <param name="into">The table and its columns.</param>
    public static async Task CopyAsync(this NpgsqlConnection db, string into, IEnumerable<object[]> rows)
    {
        await using var copy = await db.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows) await copy.WriteRowAsync(CancellationToken.None, row);
        await copy.CompleteAsync();
    }

    public static async Task ExecuteAsync(this NpgsqlConnection db, string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        await command.ExecuteNonQueryAsync();
    }
}
