using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Chat;

/// <summary>What is refused in conversations, and what is not shown to whom.</summary>
public sealed class RefusalTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_cannot_be_said_is_refused_by_name(StageKind kind)
    {
        var (awa, bruno, community) = await (await Stages.OfAsync(kind)).TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        var said = (await awa.SayAsync(conversation, "Bonjour")).GetProperty("id").GetGuid();
        var elsewhere = (await awa.SayAsync(await RoomAsync(awa, community), "Dans la salle")).GetProperty("id").GetGuid();
        Assert.Equal("BLANK", await awa.RefusalAsync("sendMessage", new { conversationId = conversation, body = "  " }));
        Assert.Equal("TOO_LONG", await awa.RefusalAsync("sendMessage", new { conversationId = conversation, body = new string('a', 8_001) }));
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("sendMessage", new { conversationId = Guid.CreateVersion7(), body = "a" }));
        Assert.Equal("NOT_THERE", await awa.RefusalAsync("sendMessage", new { conversationId = conversation, body = "a", replyToId = elsewhere }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("editMessage", new { messageId = said, body = "a" }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("deleteMessage", new { messageId = said }));
        Assert.Equal("NOT_ALLOWED", await bruno.RefusalAsync("leaveConversation", new { conversationId = conversation }));
        Assert.Equal("NOT_VALID", await awa.RefusalAsync("startConversation", new { memberIds = new[] { awa.Id } }));
        Assert.Equal("NOT_VALID", await awa.RefusalAsync("blockMember", new { memberId = awa.Id, blocked = true }));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_does_not_take_part_learns_nothing_by_any_road(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var chloe = await stage.JoinAsync("Chloé Roux");
        await chloe.JoinAsync(community);
        var conversation = await awa.TalkToAsync(bruno);
        var message = (await awa.SayAsync(conversation, "Entre nous")).GetProperty("id").GetGuid();
        var asked = await chloe.SendAsync(
            "query($c: ID!, $m: ID!) { conversation(id: $c) { id } node(id: $c) { id } message: node(id: $m) { id } conversations { nodes { id } } searchMessages(text: \"nous\") { nodes { id } } }",
            new { c = conversation, m = message });
        Assert.Equal("""{"conversation":null,"node":null,"message":null,"conversations":{"nodes":[]},"searchMessages":{"nodes":[]}}""", asked.GetRawText());
        foreach (var (mutation, input) in new (string, object)[]
        {
            ("sendMessage", new { conversationId = conversation, body = "a" }), ("editMessage", new { messageId = message, body = "a" }), ("deleteMessage", new { messageId = message }),
            ("markConversationRead", new { conversationId = conversation, number = 1 }), ("muteConversation", new { conversationId = conversation, muted = true }),
            ("archiveConversation", new { conversationId = conversation, archived = true }), ("renameConversation", new { conversationId = conversation, title = "a" }),
            ("addParticipants", new { conversationId = conversation, memberIds = new[] { chloe.Id } }), ("leaveConversation", new { conversationId = conversation }),
        }) Assert.Equal("NOT_THERE", await chloe.RefusalAsync(mutation, input));
        using var live = await EventStream.OpenAsync(chloe.GraphQL, $"conversation:{conversation}", 0);
        Assert.Equal("NOT_ALLOWED", (await Assert.ThrowsAsync<GraphQLException>(live.NextAsync)).Code);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_block_and_a_wish_for_no_messages_refuse_alike(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var (chloe, stranger) = (await stage.JoinAsync("Chloé Roux"), await stage.JoinAsync("Driss Amrani"));
        await chloe.JoinAsync(community);
        var conversation = await awa.TalkToAsync(bruno);
        await awa.SayAsync(conversation, "Bonjour");
        await bruno.MutateAsync("blockMember", new { memberId = awa.Id, blocked = true }, "member { id }");
        await chloe.MutateAsync("updatePreferences", new { takesMessages = false }, "preferences { takesMessages }");
        Assert.Equal("NOT_REACHABLE", await awa.RefusalAsync("sendMessage", new { conversationId = conversation, body = "Tu m'entends ?" }));
        Assert.Equal("NOT_REACHABLE", await bruno.RefusalAsync("sendMessage", new { conversationId = conversation, body = "Non" }));
        foreach (var other in new[] { chloe, stranger }) Assert.Equal("NOT_REACHABLE", await awa.RefusalAsync("startConversation", new { memberIds = new[] { other.Id } }));
        Assert.Equal("NOT_REACHABLE", await awa.RefusalAsync("startConversation", new { memberIds = new[] { bruno.Id, stage.First.Id } }));
        Assert.Empty((await awa.SendAsync("{ me { blockedMembers { id } } }")).GetProperty("me").GetProperty("blockedMembers").EnumerateArray());
        Assert.Equal(awa.Id, (await bruno.SendAsync("{ me { blockedMembers { id } } }")).GetProperty("me").GetProperty("blockedMembers")[0].GetProperty("id").GetGuid());

        await bruno.MutateAsync("blockMember", new { memberId = awa.Id, blocked = false }, "member { id }");
        await awa.SayAsync(conversation, "Merci.");
        Assert.Equal(["Bonjour", "Merci."], await bruno.HeardAsync(conversation));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_group_takes_others_in_and_who_leaves_hears_no_more(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var (chloe, driss) = (await stage.JoinAsync("Chloé Roux"), await stage.JoinAsync("Driss Amrani"));
        foreach (var person in new[] { chloe, driss }) await person.JoinAsync(community);
        var group = await awa.TalkToAsync(bruno, chloe);
        await bruno.MutateAsync("renameConversation", new { conversationId = group, title = "Samedi" }, "conversation { title }");
        await awa.SayAsync(group, "On part à neuf heures.");
        await bruno.MutateAsync("addParticipants", new { conversationId = group, memberIds = new[] { driss.Id } }, "conversation { id }");
        Assert.Equal(["On part à neuf heures."], await driss.HeardAsync(group));

        using var live = await EventStream.OpenAsync(chloe.GraphQL, $"conversation:{group}", 0);
        await live.NextAsync("message.sent");
        await chloe.MutateAsync("leaveConversation", new { conversationId = group }, "conversationId");
        await Assert.ThrowsAsync<GraphQLException>(() => live.NextAsync("never"));
        Assert.Equal("NOT_THERE", await chloe.RefusalAsync("sendMessage", new { conversationId = group, body = "Encore là" }));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_room_is_open_to_its_community_and_closes_with_the_membership(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var late = await stage.JoinAsync("Chloé Roux");
        var room = await RoomAsync(bruno, community);
        Assert.Equal(room, await RoomAsync(awa, community));
        Assert.Equal("NOT_A_MEMBER", await late.RefusalAsync("openRoom", new { communityId = community }));
        await bruno.SayAsync(room, "Avant");
        await late.JoinAsync(community);
        await bruno.SayAsync(room, "Après");
        var seen = (await late.SendAsync("{ conversations { nodes { kind unreadCount community { name } } } }")).GetProperty("conversations").GetProperty("nodes");
        Assert.Equal("""[{"kind":"ROOM","unreadCount":1,"community":{"name":"Voisins"}}]""", seen.GetRawText());
        var said = (await late.SayAsync(room, "Pardon ?")).GetProperty("id").GetGuid();
        await awa.MutateAsync("deleteMessage", new { messageId = said }, "message { deletedAt }");
        await late.MutateAsync("leaveCommunity", new { communityId = community }, "");
        Assert.Equal("NOT_THERE", await late.RefusalAsync("sendMessage", new { conversationId = room, body = "a" }));
    }

    private static async Task<Guid> RoomAsync(Person person, Guid community) =>
        (await person.MutateAsync("openRoom", new { communityId = community }, "conversation { id }")).GetProperty("conversation").GetProperty("id").GetGuid();
}
