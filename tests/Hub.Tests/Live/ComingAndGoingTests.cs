using Entraide.Fixture;
using Xunit;

namespace Entraide.Hub.Tests.Live;

public class ComingAndGoingTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_comes_and_goes_while_others_write_misses_nothing(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var stream = Saying.InboxOf(ada);
        await hub.SayAsync(stream);
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++) await hub.SayAsync(stream, 2);
        });
        // The stream is opened and closed all the time: whoever is alone on it closes it by leaving.
        var heard = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ComeAndGoAsync(hub, ada, stream, 201))));
        await writing;
        Assert.All(heard, numbers => Assert.Equal(Saying.Range(1, 201), numbers));
    }

    private static async Task<List<long>> ComeAndGoAsync(HubServices hub, Hub.Access.Viewer viewer, string stream, long last)
    {
        var heard = new List<long>();
        while (heard is not [.., var latest] || latest < last)
        {
            var visit = new Recorder();
            await using (await hub.Feed.SubscribeAsync(viewer, stream, heard.Count == 0 ? 0 : heard[^1], visit, default))
                await Eventually.Async(() => visit.Numbers.Count > 0, "something is heard");
            heard.AddRange(visit.Numbers);
        }
        return heard;
    }
}
