using Entraide.Fixture;
using Entraide.Hub.Push;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Push;

public sealed class PushKeysTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nodes_that_ask_together_make_one_key_and_a_later_one_reads_it(StageKind kind)
    {
        await using var first = await HubServices.StartAsync(kind);
        await using var second = await HubServices.StartAsync(first.Database, first.Redis);
        var together = await Task.WhenAll(first.Get<PushKeys>().ReadAsync(default).AsTask(), second.Get<PushKeys>().ReadAsync(default).AsTask());
        await using var later = await HubServices.StartAsync(first.Database, first.Redis);
        Assert.Equal(together[0].Public, together[1].Public);
        Assert.Equal(together[0].Public, (await later.Get<PushKeys>().ReadAsync(default)).Public);
        Assert.NotEqual(together[0].Private, (await first.ReadAsync(db => db.PushKeys.SingleAsync())).Private);
    }
}
