using System.Text.Json;
using Entraide.Fixture;
using Entraide.Hub.Live;
using Entraide.Web.Tests.Live;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Chat;

/// <summary>"Is writing" and read receipts: shown to those who show theirs.</summary>
public sealed class GlimpsesTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_writes_and_how_far_they_have_read_is_shown_to_the_other(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, _) = await stage.TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        await awa.SayAsync(conversation, "Bonjour");
        await using var awas = await ListenAsync(stage, awa, conversation);
        await using var brunos = await ListenAsync(stage, bruno, conversation);
        await brunos.Connection.InvokeAsync("Writing", Streams.Conversation(conversation));
        await HasAsync(awas, "writing", bruno);
        await MarkReadAsync(bruno, conversation);
        await HasAsync(awas, "read", bruno);
        Assert.Equal(1, await ReadNumberAsync(awa, conversation, bruno));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_shows_neither_sees_neither_also_on_what_is_open_already(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var chloe = await stage.JoinAsync("Chloé Roux");
        await chloe.JoinAsync(community);
        var group = await awa.TalkToAsync(bruno, chloe);
        await awa.SayAsync(group, "Bonjour");
        await using var awas = await ListenAsync(stage, awa, group);
        await using var brunos = await ListenAsync(stage, bruno, group);
        await using var chloes = await ListenAsync(stage, chloe, group);
        await bruno.MutateAsync("updatePreferences", new { readReceipts = false, showsWriting = false }, "preferences { readReceipts }");
        // Once his own connection has heard of it, what follows is no longer shown there.
        await Eventually.Async(async () =>
        {
            var before = brunos.Signals.Count;
            await chloes.Connection.InvokeAsync("Writing", Streams.Conversation(group));
            await HasAsync(awas, "writing", chloe);
            return brunos.Signals.Count == before;
        }, "Bruno no longer sees who is writing");
        var seen = brunos.Signals.Count(s => s.GetProperty("kind").GetString() is "writing" or "read");
        await MarkReadAsync(chloe, group);
        await HasAsync(awas, "read", chloe);
        await brunos.Connection.InvokeAsync("Writing", Streams.Conversation(group));
        await MarkReadAsync(bruno, group);
        await awa.SayAsync(group, "Ça va ?");
        await awas.HasAsync(2);
        await brunos.HasAsync(2);
        Assert.DoesNotContain(awas.Signals, s => Of(s, "writing", bruno) || Of(s, "read", bruno));
        Assert.Equal(seen, brunos.Signals.Count(s => s.GetProperty("kind").GetString() is "writing" or "read"));
        Assert.Null(await ReadNumberAsync(awa, group, bruno));
        Assert.Null(await ReadNumberAsync(bruno, group, chloe));
        Assert.Equal(1, await ReadNumberAsync(awa, group, chloe));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_block_shows_nothing_of_either(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, _) = await stage.TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        await awa.SayAsync(conversation, "Bonjour");
        await bruno.MutateAsync("blockMember", new { memberId = awa.Id, blocked = true }, "member { id }");
        await using var awas = await ListenAsync(stage, awa, conversation);
        await using var brunos = await ListenAsync(stage, bruno, conversation);
        await brunos.Connection.InvokeAsync("Writing", Streams.Conversation(conversation));
        await awas.Connection.InvokeAsync("Writing", Streams.Conversation(conversation));
        await MarkReadAsync(bruno, conversation);
        Assert.Null(await ReadNumberAsync(awa, conversation, bruno));
        await bruno.MutateAsync("blockMember", new { memberId = awa.Id, blocked = false }, "member { id }");
        await awa.SayAsync(conversation, "Encore moi");
        await awas.HasAsync(2);
        await brunos.HasAsync(2);
        Assert.DoesNotContain(awas.Signals.Concat(brunos.Signals), s => s.GetProperty("kind").GetString() is "writing" or "read");
    }

    private static async Task<LiveClient> ListenAsync(HubStage stage, Person person, Guid conversation)
    {
        var client = await LiveClient.ConnectAsync(stage.Node.Address, person.Token);
        await client.SubscribeAsync(Streams.Conversation(conversation));
        return client;
    }

    private static Task HasAsync(LiveClient client, string kind, Person of) => Eventually.Async(() => client.Signals.Any(s => Of(s, kind, of)), $"{kind} of {of.Name} is seen");

    private static bool Of(JsonElement signal, string kind, Person person) =>
        signal.GetProperty("kind").GetString() == kind && signal.GetProperty("memberId").GetGuid() == person.Id;

    private static Task<JsonElement> MarkReadAsync(Person person, Guid conversation) =>
        person.MutateAsync("markConversationRead", new { conversationId = conversation, number = 1 }, "conversation { id }");

    private static async Task<int?> ReadNumberAsync(Person viewer, Guid conversation, Person of)
    {
        var shown = await viewer.SendAsync("query($id: ID!) { conversation(id: $id) { participants { member { id } readNumber } } }", new { id = conversation });
        var participant = shown.GetProperty("conversation").GetProperty("participants").EnumerateArray().Single(p => p.GetProperty("member").GetProperty("id").GetGuid() == of.Id);
        return participant.GetProperty("readNumber") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
    }
}
