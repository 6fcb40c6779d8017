using System.Globalization;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Xunit;

namespace Entraide.Hub.Tests.Notifications;

/// <summary>Peace by the clock on the wall, also on the two nights when that clock is changed: in 2027, 28 March and 31 October in Paris.</summary>
public class QuietHoursTests
{
    [Theory]
    // An ordinary night, by its bounds: 20:00 is quiet, 8:00 is not.
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-01-12T18:59:59Z", null)]
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-01-12T19:00:00Z", "2027-01-13T07:00:00Z")]
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-01-13T06:59:59Z", "2027-01-13T07:00:00Z")]
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-01-13T07:00:00Z", null)]
    // The night that loses an hour ends at 8:00 in summer time, the one that gains one at 8:00 in winter time.
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-03-27T22:30:00Z", "2027-03-28T06:00:00Z")]
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-03-28T05:59:59Z", "2027-03-28T06:00:00Z")]
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-10-30T21:30:00Z", "2027-10-31T07:00:00Z")]
    [InlineData("Europe/Paris", "20:00", "08:00", "2027-10-31T06:30:00Z", "2027-10-31T07:00:00Z")]
    // 2:30 is left out on 28 March: quiet ends, or begins, at the change, which is 1:00 UTC.
    [InlineData("Europe/Paris", "22:00", "02:30", "2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("Europe/Paris", "22:00", "02:30", "2027-03-28T01:00:00Z", null)]
    [InlineData("Europe/Paris", "02:30", "09:00", "2027-03-28T00:59:59Z", null)]
    [InlineData("Europe/Paris", "02:30", "09:00", "2027-03-28T01:00:00Z", "2027-03-28T07:00:00Z")]
    [InlineData("Europe/Paris", "02:10", "02:50", "2027-03-28T01:00:00Z", null)]
    // 2:30 comes twice on 31 October, at 0:30 and at 1:30 UTC: quiet ends at the second and begins at the first.
    [InlineData("Europe/Paris", "22:00", "02:30", "2027-10-31T00:45:00Z", "2027-10-31T01:30:00Z")]
    [InlineData("Europe/Paris", "22:00", "02:30", "2027-10-31T01:30:00Z", null)]
    [InlineData("Europe/Paris", "02:30", "09:00", "2027-10-31T00:29:59Z", null)]
    [InlineData("Europe/Paris", "02:30", "09:00", "2027-10-31T00:30:00Z", "2027-10-31T08:00:00Z")]
    [InlineData("Europe/Paris", "02:30", "09:00", "2027-10-31T01:15:00Z", "2027-10-31T08:00:00Z")]
    // Where no clock is changed, on the same nights.
    [InlineData("Indian/Reunion", "20:00", "08:00", "2027-03-27T16:00:00Z", "2027-03-28T04:00:00Z")]
    [InlineData("Indian/Reunion", "20:00", "08:00", "2027-10-30T15:59:00Z", null)]
    [InlineData("America/Cayenne", "20:00", "08:00", "2027-03-27T22:59:00Z", null)]
    [InlineData("America/Cayenne", "20:00", "08:00", "2027-03-28T10:59:00Z", "2027-03-28T11:00:00Z")]
    // Quiet within a day; never.
    [InlineData("Europe/Paris", "12:00", "14:00", "2027-01-12T12:30:00Z", "2027-01-12T13:00:00Z")]
    [InlineData("Europe/Paris", "12:00", "14:00", "2027-01-12T13:30:00Z", null)]
    [InlineData("Europe/Paris", "08:00", "08:00", "2027-01-12T12:30:00Z", null)]
    public void Quiet_ends_when_the_clock_on_the_wall_says_so(string zone, string from, string until, string moment, string? end) =>
        Assert.Equal(end is null ? null : At(end), Hours(zone, from, until).EndOf(At(moment)));

    [Theory]
    [InlineData("Europe/Paris", "08:00", "2027-03-27T07:00:00Z", "2027-03-28T06:00:00Z")]
    [InlineData("Europe/Paris", "08:00", "2027-10-30T06:00:00Z", "2027-10-31T07:00:00Z")]
    [InlineData("Europe/Paris", "02:30", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("Europe/Paris", "02:30", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z")]
    [InlineData("Indian/Reunion", "08:00", "2027-03-28T03:59:59Z", "2027-03-28T04:00:00Z")]
    [InlineData("America/Cayenne", "08:00", "2027-03-28T00:30:00Z", "2027-03-28T11:00:00Z")]
    public void A_morning_comes_once_a_day(string zone, string until, string moment, string morning) =>
        Assert.Equal(At(morning), Hours(zone, "20:00", until).MorningAfter(At(moment)));

    private static QuietHours Hours(string zone, string from, string until) => new(new Preferences
    {
        MemberId = Guid.NewGuid(),
        TimeZone = zone,
        QuietFrom = TimeOnly.Parse(from, CultureInfo.InvariantCulture),
        QuietUntil = TimeOnly.Parse(until, CultureInfo.InvariantCulture),
    });

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
