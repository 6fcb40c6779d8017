using Entraide.Fixture;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
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
        await using var hub = await HubServices.StartAsync(StageKind.Sqlite, add: services => services.AddHostedService<Counting>());
        var ada = await hub.MemberAsync();
        await hub.Writes.RunAsync(write =>
        {
            write.Append(Saying.InboxOf(ada), "test.said");
            write.Append(Saying.InboxOf(ada), "test.said", subject: Counting.Impossible);
            write.Append(Saying.InboxOf(ada), "test.said");
            return Task.FromResult(true);
        }, default);
        await HandledAsync(hub, 2, TimeSpan.FromSeconds(40));
    }

    /// <summary>As many as there are events, each once.</summary>
    private static async Task HandledAsync(HubServices hub, int count, TimeSpan? within = null)
    {
        List<string> handled = [];
        await Eventually.Async(async () =>
        {
            handled = await hub.ReadAsync(db => db.ClientKeys.Where(k => k.Key.StartsWith("handled ")).Select(k => k.Key).ToListAsync());
            return handled.Count >= count;
        }, $"{count} events are handled", within);
        Assert.Equal(count, handled.Count);
        Assert.Equal(count, handled.Select(key => key.Split(' ')[1]).Distinct().Count());
    }

    private static Task<HubServices[]> StartAsync(HubServices writer, int count) => Task.WhenAll(Enumerable.Range(0, count)
        .Select(_ => HubServices.StartAsync(writer.Database, writer.Redis, services => services.AddHostedService<Counting>())));

    /// <summary>Writes down what it is given, in the reader's own transaction.</summary>
    private sealed class Counting(OutboxRoad road) : OutboxReader(road)
    {
        public static readonly Guid Impossible = Guid.NewGuid();

        protected override string Name => "tests";

        protected override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "test.said" };

        protected override Task HandleAsync(LiveEvent e, HubWrite write, CancellationToken ct)
        {
            if (e.SubjectId == Impossible) throw new InvalidOperationException("impossible");
            // Handled twice it would be there twice.
            write.Db.ClientKeys.Add(new() { MemberId = e.Id, Key = $"handled {e.Id} {Guid.NewGuid()}", ResultId = e.Id, At = write.Now });
            return Task.CompletedTask;
        }
    }
}
