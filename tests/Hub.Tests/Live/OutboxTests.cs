using Entraide.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Hub.Tests.Live;

public class OutboxTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Each_event_is_handled_once_and_on_after_a_restart(StageKind kind)
    {
        var count = kind == StageKind.Sqlite ? 1 : 2;
        await using var writer = await HubServices.StartAsync(kind);
        var ada = await writer.MemberAsync();
        var stream = Saying.InboxOf(ada);
        var nodes = await StartAsync(writer, count);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => Task.Run(() => nodes[n % count].SayAsync(stream))));
        await HandledAsync(writer, 30);
        foreach (var node in nodes) await node.DisposeAsync();

        await writer.SayAsync(stream, 450);
        nodes = await StartAsync(writer, count);
        await HandledAsync(writer, 480);
        await writer.SayAsync(stream);
        await HandledAsync(writer, 481);
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task An_event_that_cannot_be_handled_does_not_hold_up_the_others()
    {
        await using var hub = await HubServices.StartAsync(StageKind.Sqlite, add: services => services.AddHostedService<WritingDown>());
        var ada = await hub.MemberAsync();
        await hub.Writes.RunAsync(write =>
        {
            write.Append(Saying.InboxOf(ada), "test.said");
            write.Append(Saying.InboxOf(ada), "test.said", subject: WritingDown.Impossible);
            write.Append(Saying.InboxOf(ada), "test.said");
            return Task.FromResult(true);
        }, default);
        await HandledAsync(hub, 2, TimeSpan.FromSeconds(40));
    }

    /// <summary>As many as there are events, each once.</summary>
    private static async Task HandledAsync(HubServices hub, int count, TimeSpan? within = null)
    {
        await Eventually.Async(async () => (await WritingDown.NumbersAsync(hub)).Count >= count, $"{count} events are handled", within);
        var handled = await WritingDown.NumbersAsync(hub);
        Assert.Equal(count, handled.Count);
        Assert.Equal(count, handled.Distinct().Count());
    }

    private static Task<HubServices[]> StartAsync(HubServices writer, int count) => Task.WhenAll(Enumerable.Range(0, count)
        .Select(_ => HubServices.StartAsync(writer.Database, writer.Redis, services => services.AddHostedService<WritingDown>())));
}
