using System.Globalization;

namespace Entraide.Hub;

/// <summary>A place in a list sorted by a moment and id, as a cursor carries it.</summary>
internal sealed record MomentPlace(DateTimeOffset At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id:N}");

    /// <exception cref="NotValid">It is no cursor of such a list.</exception>
    public static MomentPlace? Parse(string? cursor)
    {
        if (cursor is null) return null;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks && Guid.TryParseExact(cursor.AsSpan(dot + 1), "N", out var id)
            ? new(new(ticks, TimeSpan.Zero), id)
            : throw new NotValid("cursor", "not one of this list.");
    }
}
