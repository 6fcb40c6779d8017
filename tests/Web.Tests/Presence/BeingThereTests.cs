using System.Net.WebSockets;
using System.Text;
using Entraide.Fixture;
using Entraide.Web.Tests.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Presence;

public class BeingThereTests
{
    [Theory]
    [MemberData(nameof(SubscribingTests.Roads), MemberType = typeof(SubscribingTests))]
    public async Task A_member_is_present_away_and_absent_over_all_their_devices(StageKind kind, Wire wire)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var lea = await NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync(wire);
        Assert.Equal("ABSENT", await watcher.LookAtAsync(lea));
        await using var desk = await lea.ConnectAsync(scene.Stage.Node, wire);
        await watcher.IsToldAsync(lea, "PRESENT");
        await desk.AwayAsync(true);
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY");
        Assert.Equal("AWAY", await scene.Reader.PresenceOfAsync(lea));
        await using (await lea.ConnectAsync(scene.Stage.Node))
            await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT");
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT", "AWAY");
        await desk.AwayAsync(false);
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT", "AWAY", "PRESENT");
        Assert.Equal("PRESENT", await scene.Reader.PresenceOfAsync(lea));
        await desk.DisposeAsync();
        await watcher.IsToldAsync(lea, "PRESENT", "AWAY", "PRESENT", "AWAY", "PRESENT", "ABSENT");
        Assert.Equal("ABSENT", await scene.Reader.PresenceOfAsync(lea));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_page_that_is_loaded_again_does_not_blink(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var lea = await NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync();
        await using (await lea.ConnectAsync(scene.Stage.Node)) await watcher.FindsAsync(lea, "PRESENT");
        await using var again = await lea.ConnectAsync(scene.Stage.Node);
        await again.AwayAsync(true);
        await watcher.IsToldAsync(lea, "AWAY");
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Only_who_is_on_screen_is_watched(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var (lea, paul) = (await NeighbourAsync(scene, "Léa Fontaine"), await NeighbourAsync(scene, "Paul Bertin"));
        await using var watcher = await scene.ListenAsync();
        await watcher.LookAtAsync(lea);
        await watcher.LookAtAsync(paul);
        await using var leas = await lea.ConnectAsync(scene.Stage.Node);
        await Eventually.Async(async () => await scene.Reader.PresenceOfAsync(lea) == "PRESENT", "Léa is there");
        await using var pauls = await paul.ConnectAsync(scene.Stage.Node);
        await watcher.IsToldAsync(paul, "PRESENT");
        Assert.Empty(watcher.ToldOf(lea));
    }

    [Fact]
    public async Task What_is_watched_is_checked()
    {
        var scene = await Scene.OnAsync(await Stages.SqliteAsync());
        await using var watcher = await scene.ListenAsync();
        foreach (var ids in new[] { ["Léa"], Enumerable.Range(0, 201).Select(_ => $"{Guid.NewGuid()}").ToArray() })
            Assert.Contains("NOT_VALID: memberIds", (await Assert.ThrowsAsync<HubException>(() => WatchAsync(ids))).Message, StringComparison.Ordinal);
        Assert.Equal(200, (await WatchAsync([.. Enumerable.Range(0, 200).Select(_ => $"{Guid.NewGuid()}")])).Count);
        Assert.Empty(await WatchAsync(null));

        Task<List<Dictionary<string, string>>> WatchAsync(string[]? ids) => watcher.Connection.InvokeAsync<List<Dictionary<string, string>>>("WatchPresence", ids);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_falls_silent_without_goodbye_is_gone_within_thirty_seconds(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var lea = await NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync();
        // Its connection stays open, as that of a phone in a tunnel does, but nothing comes from it any more.
        using var silent = new ClientWebSocket();
        silent.Options.SetRequestHeader("Authorization", $"Bearer {lea.Token}");
        await silent.ConnectAsync(new UriBuilder(scene.Stage.Node.Address) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        await silent.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        await watcher.FindsAsync(lea, "PRESENT");
        await watcher.IsToldAsync(lea, "ABSENT");
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_cut_off_is_gone_within_thirty_seconds(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var lea = await NeighbourAsync(scene, "Léa Fontaine");
        await using var watcher = await scene.ListenAsync();
        await using var cable = Cable.To(scene.Stage.Node);
        // As the web client connects: the hub waits a while for it to come back by itself.
        await using var cutOff = await LiveClient.ConnectAsync(cable.Address, lea.Token, stateful: true);
        await watcher.FindsAsync(lea, "PRESENT");
        cable.Cut();
        await watcher.IsToldAsync(lea, "ABSENT");
    }

    internal static async Task<Person> NeighbourAsync(Scene scene, string name)
    {
        var person = await scene.Stage.JoinAsync(name);
        await person.JoinAsync(scene.Community);
        return person;
    }
}
