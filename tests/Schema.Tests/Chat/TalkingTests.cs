using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Chat;

/// <summary>Conversations, as a program has them.</summary>
public sealed class TalkingTests
{
    private const string Everything = """
        query($id: ID!) {
          conversation(id: $id) {
            __typename id kind title startedAt lastNumber lastMessageAt stream readNumber unreadCount muted archived
            community { name } subject { id } participants { member { name } since readNumber } lastMessage { body }
            messages { pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              edges { cursor node { __typename id number body html sentAt editedAt deletedAt editableUntil author { name } conversation { id } replyTo { number authorName excerpt } } } }
          }
        }
        """;

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_conversation_of_two_shows_what_was_said_answered_changed_and_deleted(StageKind kind)
    {
        var (awa, bruno, _) = await (await Stages.OfAsync(kind)).TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        Assert.Equal(conversation, await bruno.TalkToAsync(awa));
        var question = await awa.SayAsync(conversation, "Tu descends **samedi** à Valence ?");
        await bruno.SayAsync(conversation, $"Oui, [@Awa Keïta](member:{awa.Id}) !", replyToId: question.GetProperty("id").GetGuid());
        var wrong = await bruno.SayAsync(conversation, "À 9 hures.");
        await bruno.MutateAsync("editMessage", new { messageId = wrong.GetProperty("id").GetGuid(), body = "À 9 heures." }, "message { editedAt }");
        var clumsy = await bruno.SayAsync(conversation, "Oups");
        await bruno.MutateAsync("deleteMessage", new { messageId = clumsy.GetProperty("id").GetGuid() }, "message { deletedAt }");
        await awa.MutateAsync("markConversationRead", new { conversationId = conversation, number = 2 }, "conversation { unreadCount }");
        Shown.Match(await awa.SendAsync(Everything, new { id = conversation }), "A_conversation_as_who_began_it_sees_it");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Two_hundred_retries_of_one_key_make_one_message(StageKind kind)
    {
        var (awa, bruno, _) = await (await Stages.OfAsync(kind)).TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        var sent = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => awa.SayAsync(conversation, "Une seule fois.", clientKey: "le même")));
        Assert.Single(sent.Select(message => message.GetProperty("id").GetGuid()).Distinct());
        Assert.Equal(["Une seule fois."], await bruno.HeardAsync(conversation));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task History_leads_both_ways_to_a_date_and_to_the_first_unread(StageKind kind)
    {
        var (awa, bruno, _) = await (await Stages.OfAsync(kind)).TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        for (var number = 1; number <= 45; number++) await awa.SayAsync(conversation, $"{number}");
        await bruno.MutateAsync("markConversationRead", new { conversationId = conversation, number = 20 }, "conversation { readNumber }");
        Assert.Equal(Enumerable.Range(1, 45), await NumbersAsync(bruno, conversation, "first", "after", "endCursor", "hasNextPage"));
        Assert.Equal(Enumerable.Range(1, 45).Order(), (await NumbersAsync(bruno, conversation, "last", "before", "startCursor", "hasPreviousPage")).Order());
        var unread = await PageAsync(bruno, conversation, "first: 2, from: 21");
        Assert.Equal([21, 22], NumbersIn(unread));
        var tenth = await PageAsync(bruno, conversation, "first: 1, from: 10");
        var moment = tenth.GetProperty("nodes")[0].GetProperty("sentAt").GetString();
        Assert.Contains(10, NumbersIn(await PageAsync(bruno, conversation, $"first: 3, at: \"{moment}\"")));
        Assert.Equal([45], NumbersIn(await PageAsync(bruno, conversation, "first: 3, at: \"2199-01-01T00:00:00Z\"")));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Unread_muted_and_put_away_are_the_same_on_every_device(StageKind kind)
    {
        var (awa, bruno, _) = await (await Stages.OfAsync(kind)).TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        Assert.Empty(await ListAsync(bruno, archived: false));
        await awa.SayAsync(conversation, "Bonjour");
        await awa.SayAsync(conversation, "Tu es là ?");
        Assert.Equal((2, 1), (UnreadIn(await ListAsync(bruno, archived: false)), await UnreadAsync(bruno)));
        await bruno.MutateAsync("markConversationRead", new { conversationId = conversation, number = 1 }, "conversation { id }");
        await bruno.MutateAsync("markConversationRead", new { conversationId = conversation, number = 0 }, "conversation { id }");
        Assert.Equal(1, UnreadIn(await ListAsync(bruno, archived: false)));

        await bruno.MutateAsync("archiveConversation", new { conversationId = conversation, archived = true }, "conversation { archived }");
        Assert.Empty(await ListAsync(bruno, archived: false));
        Assert.Equal(0, await UnreadAsync(bruno));
        await awa.SayAsync(conversation, "Alors ?");
        Assert.Single(await ListAsync(bruno, archived: false));

        await bruno.MutateAsync("muteConversation", new { conversationId = conversation, muted = true }, "conversation { muted }");
        await bruno.MutateAsync("archiveConversation", new { conversationId = conversation, archived = true }, "conversation { archived }");
        await awa.SayAsync(conversation, "Bon.");
        Assert.Empty(await ListAsync(bruno, archived: false));
        Assert.Single(await ListAsync(bruno, archived: true));
        Assert.Equal(0, await UnreadAsync(bruno));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Words_are_found_in_ones_own_conversations_only(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var chloe = await stage.JoinAsync("Chloé Roux");
        await chloe.JoinAsync(community);
        var theirs = await awa.TalkToAsync(bruno);
        await awa.SayAsync(theirs, "La clé de l'Hôtel-Dieu est chez l'élève.");
        await awa.SayAsync(theirs, "Autre chose");
        await awa.SayAsync(await awa.TalkToAsync(chloe), "Une clé perdue");
        Assert.Equal(["La clé de l'Hôtel-Dieu est chez l'élève."], await FoundAsync(bruno, "CLE hotel elev"));
        Assert.Equal(["Une clé perdue", "La clé de l'Hôtel-Dieu est chez l'élève."], await FoundAsync(awa, "cle"));
        Assert.Empty(await FoundAsync(chloe, "hotel"));
    }

    private static async Task<IEnumerable<string>> FoundAsync(Person person, string text) =>
        (await person.SendAsync("query($text: String!) { searchMessages(text: $text) { nodes { body } } }", new { text }))
            .GetProperty("searchMessages").GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("body").GetString()!);

    private static async Task<JsonElement[]> ListAsync(Person person, bool archived) =>
        [.. (await person.SendAsync("query($archived: Boolean) { conversations(archived: $archived) { nodes { id unreadCount } } }", new { archived }))
            .GetProperty("conversations").GetProperty("nodes").EnumerateArray()];

    private static int UnreadIn(JsonElement[] list) => list[0].GetProperty("unreadCount").GetInt32();

    private static async Task<int> UnreadAsync(Person person) =>
        (await person.SendAsync("{ me { unreadConversationCount } }")).GetProperty("me").GetProperty("unreadConversationCount").GetInt32();

    private static async Task<JsonElement> PageAsync(Person person, Guid conversation, string arguments) =>
        (await person.SendAsync($"query($id: ID!) {{ conversation(id: $id) {{ messages({arguments}) {{ nodes {{ number sentAt }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}", new { id = conversation }))
            .GetProperty("conversation").GetProperty("messages");

    private static IEnumerable<int> NumbersIn(JsonElement page) => page.GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("number").GetInt32());

    private static async Task<List<int>> NumbersAsync(Person person, Guid conversation, string size, string from, string cursor, string more)
    {
        var numbers = new List<int>();
        for (string? place = null; ;)
        {
            var page = await PageAsync(person, conversation, place is null ? $"{size}: 10" : $"{size}: 10, {from}: \"{place}\"");
            numbers.AddRange(NumbersIn(page));
            if (!page.GetProperty("pageInfo").GetProperty(more).GetBoolean()) return numbers;
            place = page.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }
}
