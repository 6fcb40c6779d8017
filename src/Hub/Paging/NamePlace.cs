namespace Entraide.Hub;

/// <summary>A place in a list sorted by folded name and id, as a cursor carries it.</summary>
internal sealed record NamePlace(string Name, Guid Id)
{
    public override string ToString() => $"{Id:N}{Name}";

    /// <exception cref="NotValid">It is no cursor of such a list.</exception>
    public static NamePlace? Parse(string? cursor)
    {
        if (cursor is null) return null;
        return cursor.Length >= 32 && Guid.TryParseExact(cursor.AsSpan(0, 32), "N", out var id)
            ? new(cursor[32..], id)
            : throw new NotValid("cursor", "not one of this list.");
    }
}
