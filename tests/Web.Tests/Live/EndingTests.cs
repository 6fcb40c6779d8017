using Entraide.Fixture;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Live;

public class EndingTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_removed_is_told_and_hears_no_more(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var client = await scene.ListenAsync();
        await client.SubscribeAsync(scene.Stream);
        await client.SubscribeAsync(scene.Forum);
        await client.SubscribeAsync($"inbox:{scene.Reader.Id}");
        await scene.Writer.MutateAsync("removeMember", new { communityId = scene.Community, memberId = scene.Reader.Id }, "");
        await Eventually.Async(() => client.Ended.Count == 2, "both streams end", Promised);
        Assert.Equal([scene.Forum, scene.Stream], client.Ended.Select(e => e.GetProperty("stream").GetString()).Order(StringComparer.Ordinal));
        Assert.All(client.Ended, e => Assert.Equal("NOT_ALLOWED", e.GetProperty("code").GetString()));
        await scene.Writer.PostAsync(scene.Topic, "Entre nous.");
        // Their own inbox still tells them what happened.
        await client.HasSoonAsync(e => e.GetProperty("kind").GetString() == "membership.changed", "the inbox tells");
        Assert.DoesNotContain(client.Events, e => Scene.Says("Entre nous.")(e));
        Assert.Equal(HubConnectionState.Connected, client.Connection.State);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_signed_out_everywhere_is_cut_off(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var client = await scene.ListenAsync();
        await client.SubscribeAsync(scene.Stream);
        await scene.Reader.SendAsync("mutation { signOutEverywhere { endedCount } }");
        await Eventually.Async(() => client.Connection.State == HubConnectionState.Disconnected, "the connection ends", Promised);
        await Eventually.Async(() => CannotConnectAsync(scene), "nor does a new one open", Promised);
    }

    private static async Task<bool> CannotConnectAsync(Scene scene)
    {
        try
        {
            await using var client = await scene.ListenAsync();
            return false;
        }
        // The session may end between the negotiation and the connection, each of which then says so in its own way.
        catch (Exception refused) when (refused is HttpRequestException or AggregateException)
        {
            return true;
        }
    }
}
