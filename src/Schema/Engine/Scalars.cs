using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Entraide.Schema.Engine;

/// <summary>A scalar that a document writes as a string.</summary>
internal abstract class WrittenScalar : ScalarGraphType
{
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => ParseValue((string)text.Value),
        _ => ThrowLiteralConversionError(value),
    };
}

/// <summary>An id: a UUID, written in small letters with hyphens.</summary>
internal sealed class IdType : WrittenScalar
{
    public IdType()
    {
        Name = "ID";
        Description = "Names one thing for ever: a UUID. Clients keep it as it is.";
    }

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        Guid id => id,
        string text when Guid.TryParseExact(text, "D", out var id) => id,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is Guid id ? id.ToString() : value;
}

/// <summary>A moment, with its offset.</summary>
internal sealed class DateTimeType : WrittenScalar
{
    public DateTimeType()
    {
        Name = "DateTime";
        Description = "A moment as RFC 3339 writes it, with its offset from UTC: `2026-11-24T09:30:00.000+00:00`.";
    }

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) => moment,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) =>
        value is DateTimeOffset moment ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture) : value;
}

/// <summary>A time of day on somebody's own clock.</summary>
internal sealed class LocalTimeType : WrittenScalar
{
    private const string Form = "HH:mm";

    public LocalTimeType()
    {
        Name = "LocalTime";
        Description = "A time of day on somebody's own clock: `20:00`.";
    }

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        TimeOnly time => time,
        string text when TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is TimeOnly time ? time.ToString(Form, CultureInfo.InvariantCulture) : value;
}
