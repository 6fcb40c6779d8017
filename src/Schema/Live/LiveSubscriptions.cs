using System.Runtime.CompilerServices;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Live;

[SubscriptionType]
public static class LiveSubscriptions
{
    /// <summary>
    /// What happens on a stream: each event once, in the order of its numbers. Ends with `NOT_ALLOWED` when the right to read it is lost, with
    /// `RELOAD` where the events asked for are no longer kept.
    /// </summary>
    /// <param name="stream">`community:ID`, `topic:ID`, `conversation:ID` or `inbox:ID`, as the field `stream` or `inbox` gives it.</param>
    /// <param name="after">The number of the last event that the client has, to get what it missed; from now on where nothing is said.</param>
    public static async Task<IAsyncEnumerable<LiveEvent>> GetEventsAsync(
        string stream, int? after, Viewer viewer, LiveFeed feed, CancellationToken ct) =>
        ReadAsync(await EventReader.OpenAsync(feed, viewer, stream, after, ct), ct);

    private static async IAsyncEnumerable<LiveEvent> ReadAsync(EventReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        await using (reader)
        {
            await foreach (var e in reader.ReadAsync(ct)) yield return e;
        }
    }
}
