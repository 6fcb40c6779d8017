using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entraide.Hub.Storage;

/// <summary>Many rows by one prepared command: SQLite is asked in process, so a row a call costs no journey.</summary>
internal static class SqliteRows
{
    public static async Task InsertAsync<T>(HubDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0) return;
        var shape = TableShape.Of<T>(db);
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO {shape.Table} ({shape.ColumnNames}) VALUES ({string.Join(", ", shape.Columns.Select(column => $"@{column.Name}"))})";
        var parameters = shape.Columns.Select(column => command.Parameters.Add($"@{column.Name}", TypeOf(column))).ToList();
        foreach (var row in rows)
        {
            for (var place = 0; place < parameters.Count; place++) parameters[place].Value = shape.Columns[place].ValueOf(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static SqliteType TypeOf(Column column) => Enum.Parse<SqliteType>(column.StoreType, ignoreCase: true);
}
