namespace Entraide.Hub.Demo;

/// <summary>When things of the demo happened.</summary>
internal static class Moments
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(50);

    public static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>The moments of a topic's posts, ascending: many soon after the first, hardly any at night, the last at the end.</summary>
    public static DateTimeOffset[] Of(int count, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now, Random chance)
    {
        var moments = Enumerable.Range(0, count)
            .Select(number => number == 0 ? 0 : number == count - 1 ? 1 : Math.Pow(chance.NextDouble(), 1.7))
            .Select(share => Whole(Awake(start + share * (end - start), now)))
            .Order().ToArray();
        for (var number = count - 2; number >= 0; number--)
            moments[number] = Earlier(moments[number], moments[number + 1] - LeastPause);
        return moments;
    }

    /// <summary>What would fall in the night was said eight hours before, unless it was said just now.</summary>
    public static DateTimeOffset Awake(DateTimeOffset moment, DateTimeOffset now) =>
        moment.Hour is < 6 or > 21 && now - moment > TimeSpan.FromHours(3) ? moment.AddHours(-8) : moment;

    public static DateTimeOffset Whole(DateTimeOffset moment) =>
        new(moment.Ticks - moment.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
