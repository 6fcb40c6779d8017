using Entraide.Fixture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Hub.Tests.Live;

/// <summary>PostgreSQL gives transactions their numbers when they begin to write, and shows them when they end.</summary>
public class LongTransactionTests
{
    [Fact]
    public async Task What_began_before_others_and_ended_after_them_is_not_passed_over()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await HubServices.StartAsync(StageKind.PostgresAndRedis, redis);
        await using var there = await HubServices.StartAsync(here.Database, here.Redis, services => services.AddHostedService<WritingDown>());
        var (ada, bob) = (await here.MemberAsync(), await here.MemberAsync("Bob"));
        var (slow, quick) = (await there.ListenAsync(ada, Saying.InboxOf(ada)), await there.ListenAsync(bob, Saying.InboxOf(bob)));
        // What the other node hears comes by the log alone.
        await redis.StopAsync();

        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = here.Writes.RunAsync(async write =>
        {
            await write.Db.Members.Where(m => m.Id == ada.MemberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.About, "long"));
            begun.TrySetResult();
            await go.Task;
            write.Append(Saying.InboxOf(ada), "test.said");
            return true;
        }, default);
        await begun.Task;
        await here.SayAsync(Saying.InboxOf(bob), 5);
        await quick.HasAsync(5);
        Assert.Empty(await WritingDown.NumbersAsync(here));
        go.SetResult();
        await writing;
        await slow.HasAsync(1);
        await Eventually.Async(async () => (await WritingDown.NumbersAsync(here)).Count >= 6, "all are handled");
        Assert.Equal([1, 1, 2, 3, 4, 5], (await WritingDown.NumbersAsync(here)).Order());
        Assert.Equal([1], slow.Numbers);
        Assert.Equal(Saying.Range(1, 5), quick.Numbers);
    }
}
