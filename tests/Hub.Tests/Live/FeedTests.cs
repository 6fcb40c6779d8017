using Entraide.Fixture;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Xunit;

namespace Entraide.Hub.Tests.Live;

public class FeedTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Fifty_writers_at_once_are_seen_by_all_in_one_order_without_holes(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var community = await hub.FoundAsync(ada);
        var topic = await hub.Posts.StartTopicAsync(ada, community, "Un sujet", "Bonjour.", null, default);
        var early = await hub.ListenAsync(ada, Streams.Topic(topic), 0);
        var writing = Enumerable.Range(0, 50).Select(n => Task.Run(() => hub.Posts.AddAsync(ada, topic, $"Message {n}", null, default))).ToList();
        // While they write.
        var late = await hub.ListenAsync(ada, Streams.Topic(topic), 0);
        await Task.WhenAll(writing);
        await early.HasAsync(51);
        await late.HasAsync(51);
        Assert.Equal(Saying.Range(1, 51), early.Numbers);
        Assert.Equal(early.Events.Select(e => e.Id), late.Events.Select(e => e.Id));
        Assert.Equal(Enumerable.Range(1, 51), early.Events.Select(e => ((PostShown)e.Content!).Number));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_was_away_gets_exactly_what_they_missed(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var stream = Saying.InboxOf(ada);
        await hub.SayAsync(stream, 500);
        var back = await hub.ListenAsync(ada, stream, 42);
        // All that was missed has been delivered when the subscription is there.
        Assert.Equal(Saying.Range(43, 500), back.Numbers);
        var fresh = await hub.ListenAsync(ada, stream);
        await hub.SayAsync(stream);
        await back.HasAsync(501);
        await fresh.HasAsync(501);
        Assert.Equal(Saying.Range(43, 501), back.Numbers);
        Assert.Equal([501], fresh.Numbers);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nothing_comes_once_a_subscription_is_left(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var stream = Saying.InboxOf(ada);
        var left = new Recorder();
        await (await hub.Feed.SubscribeAsync(ada, stream, null, left, default)).DisposeAsync();
        var stays = await hub.ListenAsync(ada, stream);
        await hub.SayAsync(stream);
        await stays.HasAsync(1);
        Assert.Empty(left.Numbers);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_slow_reader_misses_nothing(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var stream = Saying.InboxOf(ada);
        await hub.SayAsync(stream, 700);
        await using var reader = await EventReader.OpenAsync(hub.Feed, ada, stream, 0, default);
        var read = new List<long>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var e in reader.ReadAsync(patience.Token))
        {
            read.Add(e.Number);
            // It falls behind by more than its queue holds.
            if (read.Count is 1 or 900) await hub.SayAsync(stream, 700);
            if (e.Number == 2_100) break;
        }
        Assert.Equal(Saying.Range(1, 2_100), read);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Past_the_retention_one_is_told_to_load_again(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        var ada = await hub.MemberAsync();
        var stream = Saying.InboxOf(ada);
        await hub.SayAsync(stream, 10);
        hub.Clock.Move(TimeSpan.FromDays(31));
        await hub.SayAsync(stream, 2);
        await Eventually.Async(async () =>
        {
            hub.Clock.Move(TimeSpan.FromHours(1));
            try
            {
                await hub.ListenAsync(ada, stream, 5);
                return false;
            }
            catch (ReloadNeeded)
            {
                return true;
            }
        }, "the old events are forgotten");
        Assert.Equal([11, 12], (await hub.ListenAsync(ada, stream, 10)).Numbers);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_number_that_nobody_gave_means_loading_again(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        await Assert.ThrowsAsync<ReloadNeeded>(() => hub.ListenAsync(ada, Saying.InboxOf(ada), 7));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_stream_is_read_by_those_who_may(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, eve) = (await hub.MemberAsync(), await hub.MemberAsync("Eve"));
        var community = await hub.FoundAsync(ada, Door.OnRequest);
        var topic = await hub.Posts.StartTopicAsync(ada, community, "Un sujet", "Bonjour.", null, default);
        await hub.Joining.JoinAsync(eve, community, "Puis-je ?", default);
        string[] streams = [Streams.Community(community), Streams.Topic(topic), Saying.InboxOf(ada), $"topic:{Guid.NewGuid()}", "topic:", "nothing", $"member:{eve.MemberId}"];
        foreach (var stream in streams) await Assert.ThrowsAsync<NotAllowed>(() => hub.ListenAsync(eve, stream, 0));
    }
}
