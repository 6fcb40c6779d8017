using Entraide.Hub.Members;

namespace Entraide.Hub.Notifications;

/// <summary>
/// When a member is left in peace, by the clock on their wall. Where that clock is put forward over the hour, it is the moment of the
/// change; where it is put back and shows the hour twice, the peace begins at the first and ends at the second.
/// </summary>
public sealed class QuietHours(Preferences preferences)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(preferences.TimeZone);

    /// <summary>When the quiet that holds at a moment ends; null where there is none.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset moment)
    {
        var (from, until) = (preferences.QuietFrom, preferences.QuietUntil);
        if (from == until) return null;
        var today = DateOf(moment);
        foreach (var day in new[] { today.AddDays(-1), today })
        {
            var end = Moment(until < from ? day.AddDays(1) : day, until, last: true);
            if (Moment(day, from, last: false) <= moment && moment < end) return end;
        }
        return null;
    }

    /// <summary>The first moment after another at which their clock shows the end of quiet hours: when the day's mail comes.</summary>
    public DateTimeOffset MorningAfter(DateTimeOffset moment)
    {
        for (var day = DateOf(moment); ; day = day.AddDays(1))
            if (Moment(day, preferences.QuietUntil, last: true) is var morning && morning > moment) return morning;
    }

    private DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private DateTimeOffset Moment(DateOnly day, TimeOnly time, bool last)
    {
        var shown = day.ToDateTime(time);
        // Clocks are changed at whole minutes.
        while (zone.IsInvalidTime(shown)) shown = shown.AddMinutes(1);
        if (!zone.IsAmbiguousTime(shown)) return new DateTimeOffset(shown, zone.GetUtcOffset(shown)).ToUniversalTime();
        var offsets = zone.GetAmbiguousTimeOffsets(shown);
        return new DateTimeOffset(shown, last ? offsets.Min() : offsets.Max()).ToUniversalTime();
    }
}
