using Entraide.Fixture;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Live;

public class ResumingTests
{
    [Theory]
    [MemberData(nameof(SubscribingTests.Roads), MemberType = typeof(SubscribingTests))]
    public async Task Who_lost_the_connection_goes_on_without_loss_or_repeat(StageKind kind, Wire wire)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var cable = Cable.To(scene.Stage.Node);
        await using var before = await LiveClient.ConnectAsync(cable.Address, scene.Reader.Token, wire);
        await before.SubscribeAsync(scene.Stream, 0);
        await scene.WriteAsync(2, 5);
        await before.HasAsync(5);
        cable.Cut();
        await Eventually.Async(() => before.Connection.State == HubConnectionState.Disconnected, "the client notices");
        await scene.WriteAsync(6, 20);
        cable.Mend();

        await using var after = await LiveClient.ConnectAsync(cable.Address, scene.Reader.Token, wire);
        var writing = scene.WriteAsync(21, 30);
        Assert.True(await after.SubscribeAsync(scene.Stream, before.Numbers[^1]) >= 20);
        await writing;
        await after.HasAsync(30);
        Assert.Equal(Scene.Range(1, 30), before.Numbers.Concat(after.Numbers));
    }

    [Theory]
    [MemberData(nameof(SubscribingTests.Roads), MemberType = typeof(SubscribingTests))]
    public async Task A_stateful_connection_survives_a_cut(StageKind kind, Wire wire)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var cable = Cable.To(scene.Stage.Node);
        await using var client = await LiveClient.ConnectAsync(cable.Address, scene.Reader.Token, wire, stateful: true);
        var connection = client.Connection.ConnectionId;
        await client.SubscribeAsync(scene.Stream, 0);
        await scene.WriteAsync(2, 5);
        await client.HasAsync(5);
        var writing = scene.WriteAsync(6, 30);
        cable.Interrupt();
        await writing;
        await client.HasAsync(30);
        Assert.Equal(Scene.Range(1, 30), client.Numbers);
        Assert.Equal(connection, client.Connection.ConnectionId);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Subscribing_again_on_the_same_connection_begins_where_it_is_told(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var client = await scene.ListenAsync();
        await scene.WriteAsync(2, 4);
        Assert.Equal(4, await client.SubscribeAsync(scene.Stream));
        Assert.Equal(4, await client.SubscribeAsync(scene.Stream, 2));
        await client.HasAsync(4);
        await scene.WriteAsync(5, 5);
        await client.HasAsync(5);
        Assert.Equal([3, 4, 5], client.Numbers);
        var refusal = await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(scene.Stream, 99));
        Assert.Contains("RELOAD: ", refusal.Message, StringComparison.Ordinal);
    }
}
