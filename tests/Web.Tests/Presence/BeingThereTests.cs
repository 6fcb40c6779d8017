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

    internal static async Task<Person> NeighbourAsync(Scene scene, string name)
    {
        var person = await scene.Stage.JoinAsync(name);
        await person.JoinAsync(scene.Community);
        return person;
    }
}
