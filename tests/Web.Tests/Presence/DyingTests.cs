using System.Net.WebSockets;
using System.Text;
using Entraide.Fixture;
using Entraide.Web.Tests.Live;
using Xunit;

namespace Entraide.Web.Tests.Presence;

/// <summary>Who dies without a word. It takes its time, and none of it is the database's, so each is seen on one of the two.</summary>
public class DyingTests
{
    [Fact]
    public async Task Who_falls_silent_without_goodbye_is_gone_within_thirty_seconds()
    {
        var scene = await Scene.OnAsync(await Stages.SqliteAsync());
        var lea = await BeingThereTests.NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync();
        // Its connection stays open, as that of a phone in a tunnel does, but nothing comes from it any more.
        using var silent = new ClientWebSocket();
        silent.Options.SetRequestHeader("Authorization", $"Bearer {lea.Token}");
        await silent.ConnectAsync(new UriBuilder(scene.Stage.Node.Address) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        await silent.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        await watcher.FindsAsync(lea, "PRESENT");
        await watcher.IsToldAsync(lea, "ABSENT");
    }

    [Fact]
    public async Task Who_is_cut_off_is_gone_within_thirty_seconds()
    {
        var scene = await Scene.OnAsync(await Stages.PostgresAsync());
        var lea = await BeingThereTests.NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync();
        await using var cable = Cable.To(scene.Stage.Node);
        // As the web client connects: the hub waits a while for it to come back by itself.
        await using var cutOff = await LiveClient.ConnectAsync(cable.Address, lea.Token, stateful: true);
        await watcher.FindsAsync(lea, "PRESENT");
        cable.Cut();
        await watcher.IsToldAsync(lea, "ABSENT");
    }
}
