using Entraide.Fixture;
using Entraide.Hub.Live;

namespace Entraide.Hub.Tests.Live;

internal static class Saying
{
    /// <summary>Writes events on a stream, all in one transaction.</summary>
    public static Task SayAsync(this HubServices hub, string stream, int times = 1) => hub.Writes.RunAsync(write =>
    {
        for (var i = 0; i < times; i++) write.Append(stream, "test.said");
        return Task.FromResult(true);
    }, default);

    /// <summary>The numbers from one to another.</summary>
    public static IEnumerable<long> Range(long first, long last) => Enumerable.Range((int)first, (int)(last - first + 1)).Select(n => (long)n);

    public static async Task<Recorder> ListenAsync(this HubServices hub, Hub.Access.Viewer viewer, string stream, long? after = null)
    {
        var recorder = new Recorder();
        await hub.Feed.SubscribeAsync(viewer, stream, after, recorder, default);
        return recorder;
    }

    public static string InboxOf(Hub.Access.Viewer viewer) => Streams.Inbox(viewer.MemberId);
}
