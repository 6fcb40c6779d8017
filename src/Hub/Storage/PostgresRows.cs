using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Entraide.Hub.Storage;

/// <summary>Many rows in one command: an array a column, so that the statement is the same for any number of rows and stays prepared.</summary>
internal static class PostgresRows
{
    public static async Task InsertAsync<T>(HubDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0) return;
        var shape = TableShape.Of<T>(db);
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        var arrays = shape.Columns.Select((column, place) => string.Create(CultureInfo.InvariantCulture, $"${place + 1}::{column.StoreType}[]"));
        command.CommandText = $"INSERT INTO {shape.Table} ({shape.ColumnNames}) SELECT * FROM unnest({string.Join(", ", arrays)})";
        foreach (var column in shape.Columns) command.Parameters.Add(new() { Value = ValuesOf(column, rows) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Array ValuesOf<T>(Column column, IReadOnlyList<T> rows)
        where T : class
    {
        var values = Array.CreateInstance(column.Shown, rows.Count);
        for (var row = 0; row < rows.Count; row++) values.SetValue(column.ValueOf(rows[row]), row);
        return values;
    }
}
