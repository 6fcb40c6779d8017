namespace Entraide.Hub;

/// <summary>Texts from outside, trimmed and checked once. Lengths are in UTF-16 code units, as browsers count them.</summary>
public static class Require
{
    public static string Text(string? text, string field, int most)
    {
        var trimmed = Optional(text, field, most);
        return trimmed.Length > 0 ? trimmed : throw new Blank(field);
    }

    public static string Optional(string? text, string field, int most)
    {
        // A NUL can be stored by SQLite and not by PostgreSQL; nobody types one.
        var trimmed = (text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        return trimmed.Length <= most ? trimmed : throw new TooLong(field, most);
    }
}
