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
        var trimmed = (text ?? "").Trim();
        return trimmed.Length <= most ? trimmed : throw new TooLong(field, most);
    }

    /// <summary>Lets through what is text: no NUL, which PostgreSQL doesn't keep, no half of a character and none that Unicode excludes, which nothing can compare.</summary>
    /// <exception cref="NotValid">It holds one of these.</exception>
    public static string Characters(string text, string field)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at)) at++;
            else if (text[at] is '\0' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(text[at])) throw new NotValid(field, "holds a character that is none.");
        }
        return text;
    }
}
