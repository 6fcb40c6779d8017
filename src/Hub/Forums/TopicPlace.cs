using System.Globalization;

namespace Entraide.Hub.Forums;

/// <summary>A topic's place in a list by pinned, last activity and id, as a cursor carries it.</summary>
internal sealed record TopicPlace(bool Pinned, DateTimeOffset At, Guid Id)
{
    public static TopicPlace Of(Topic topic) => new(topic.Pinned, topic.LastPostAt, topic.Id);

    public IQueryable<Topic> After(IQueryable<Topic> topics) => topics.Where(t =>
        (Pinned && !t.Pinned) || (t.Pinned == Pinned && (t.LastPostAt < At || (t.LastPostAt == At && t.Id.CompareTo(Id) < 0))));

    public IQueryable<Topic> Before(IQueryable<Topic> topics) => topics.Where(t =>
        (!Pinned && t.Pinned) || (t.Pinned == Pinned && (t.LastPostAt > At || (t.LastPostAt == At && t.Id.CompareTo(Id) > 0))));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Pinned ? 'p' : 't')}{At.UtcTicks}.{Id:N}");

    /// <exception cref="NotValid">It is no cursor of such a list.</exception>
    public static TopicPlace? Parse(string? cursor)
    {
        if (cursor is null) return null;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 1 && long.TryParse(cursor.AsSpan(1, dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks && Guid.TryParseExact(cursor.AsSpan(dot + 1), "N", out var id)
            ? new(cursor[0] == 'p', new(ticks, TimeSpan.Zero), id)
            : throw new NotValid("cursor", "not one of this list.");
    }
}
