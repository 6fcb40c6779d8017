using Entraide.Fixture;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Live;

public class SignalTests
{
    [Theory]
    [MemberData(nameof(SubscribingTests.Roads), MemberType = typeof(SubscribingTests))]
    public async Task Others_see_who_is_writing(StageKind kind, Wire wire)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var reader = await scene.ListenAsync(wire);
        await using var writer = await LiveClient.ConnectAsync(scene.Stage.Node.Address, scene.Writer.Token, wire);
        await reader.SubscribeAsync(scene.Stream);
        await writer.SubscribeAsync(scene.Stream);
        await writer.Connection.InvokeAsync("Writing", scene.Stream);
        await Eventually.Async(() => reader.Signals.Any(s => IsWriting(s)), "the reader sees it");
        var seen = reader.Signals.First(s => IsWriting(s));
        Assert.Equal((scene.Stream, scene.Writer.Id, scene.Writer.Name),
            (seen.GetProperty("stream").GetString(), seen.GetProperty("memberId").GetGuid(), seen.GetProperty("name").GetString()));
        Assert.DoesNotContain(writer.Signals, s => IsWriting(s));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_present_is_counted_each_once(StageKind kind)
    {
        var scene = await Scene.OnAsync(await Stages.OfAsync(kind));
        await using var reader = await scene.ListenAsync();
        await reader.SubscribeAsync(scene.Stream);
        await PresentAsync(1);
        await using (var first = await LiveClient.ConnectAsync(scene.Stage.Node.Address, scene.Writer.Token))
        await using (var second = await LiveClient.ConnectAsync(scene.Stage.Node.Address, scene.Writer.Token))
        {
            await first.SubscribeAsync(scene.Stream);
            await second.SubscribeAsync(scene.Stream);
            await PresentAsync(2);
        }
        await PresentAsync(1);
        Assert.DoesNotContain(reader.Signals, s => s.GetProperty("count").GetInt32() > 2);

        Task PresentAsync(int count) => Eventually.Async(
            () => reader.Signals.LastOrDefault(s => s.GetProperty("kind").GetString() == "present") is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } last
                && last.GetProperty("count").GetInt32() == count, $"{count} are present");
    }

    private static bool IsWriting(System.Text.Json.JsonElement signal) => signal.GetProperty("kind").GetString() == "writing";
}
