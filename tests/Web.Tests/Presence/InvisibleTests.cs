using Entraide.Fixture;
using Entraide.Web.Tests.Live;
using Xunit;

namespace Entraide.Web.Tests.Presence;

/// <summary>Who wants to be found by nobody is not found, by whatever road.</summary>
public class InvisibleTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_becomes_invisible_is_absent_at_once_and_for_whoever_asks(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        var lea = await BeingThereTests.NeighbourAsync(scene, "Léa Fontaine");
        await using var leas = await lea.ConnectAsync(scene.Stage.Node);
        await leas.SubscribeAsync(scene.Forum);
        await using var watcher = await scene.ListenAsync();
        await watcher.SubscribeAsync(scene.Forum);
        await watcher.FindsAsync(lea, "PRESENT");
        await CountsAsync(scene, watcher, 2);

        await lea.MutateAsync("updatePreferences", new { invisible = true }, "");
        await watcher.IsToldAsync(lea, "ABSENT");
        Assert.Equal("ABSENT", await watcher.LookAtAsync(lea));
        Assert.Equal("ABSENT", await scene.Reader.PresenceOfAsync(lea));
        Assert.Equal("ABSENT", await lea.PresenceOfAsync(lea));
        await CountsAsync(scene, watcher, 1);
        await using var another = await lea.ConnectAsync(scene.Stage.Node);
        await another.SubscribeAsync(scene.Forum);
        await another.SubscribeAsync(scene.Stream);
        await leas.DisposeAsync();
        Assert.Equal(0, await CountAsync(scene.Reader, "query($id: ID!) { topic(id: $id) { presentCount } }", scene.Topic));
        // They see the others as before.
        await another.FindsAsync(scene.Reader, "PRESENT");

        await lea.MutateAsync("updatePreferences", new { invisible = false }, "");
        await watcher.IsToldAsync(lea, "ABSENT", "PRESENT");
        await CountsAsync(scene, watcher, 2);
    }

    private static async Task CountsAsync(Scene scene, LiveClient watcher, int count)
    {
        await Eventually.Async(() => watcher.Signals.LastOrDefault(s => s.GetProperty("kind").GetString() == "present") is { ValueKind: System.Text.Json.JsonValueKind.Object } last
            && last.GetProperty("count").GetInt32() == count, $"{count} are told to be present");
        await Eventually.Async(async () => await CountAsync(scene.Reader, "query($id: ID!) { community(id: $id) { presentCount } }", scene.Community) == count, $"{count} are counted");
    }

    private static async Task<int> CountAsync(Person viewer, string query, Guid id) =>
        (await viewer.SendAsync(query, new { id })).EnumerateObject().First().Value.GetProperty("presentCount").GetInt32();
}
