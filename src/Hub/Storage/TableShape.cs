using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entraide.Hub.Storage;

/// <summary>A column as EF Core maps it.</summary>
/// <param name="StoreType">As the database calls it, without a length.</param>
/// <param name="Shown">The type that the database's client is given.</param>
internal sealed record Column(string Name, string StoreType, Type Shown, PropertyInfo Property, ValueConverter? Converter)
{
    public object? ValueOf(object row) => Property.GetValue(row) is { } value ? Converter is null ? value : Converter.ConvertToProvider(value) : null;
}

/// <summary>A table and those of its columns that a new row brings, for writing many rows at once.</summary>
internal sealed record TableShape(string Table, IReadOnlyList<Column> Columns)
{
    private static readonly ConcurrentDictionary<(Type Context, Type Row), TableShape> Known = new();

    public string ColumnNames => string.Join(", ", Columns.Select(column => column.Name));

    public static TableShape Of<T>(HubDb db) => Known.GetOrAdd((db.GetType(), typeof(T)), _ => Read(db.Model.FindEntityType(typeof(T))!));

    private static TableShape Read(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        return new(table.Name, [.. type.GetProperties().Where(IsGiven).Select(property => ColumnOf(property, table))]);
    }

    /// <summary>A number that the database counts by itself is not given.</summary>
    private static bool IsGiven(IProperty property) => property.PropertyInfo is not null && !(property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long));

    private static Column ColumnOf(IProperty property, StoreObjectIdentifier table)
    {
        var converter = property.GetTypeMapping().Converter;
        var given = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var shown = property.IsNullable && given.IsValueType ? typeof(Nullable<>).MakeGenericType(given) : given;
        return new(property.GetColumnName(table)!, property.GetColumnType(table).Split('(')[0], shown, property.PropertyInfo!, converter);
    }
}
