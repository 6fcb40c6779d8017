using System.Text.Json;

namespace Entraide.Fixture;

/// <summary>What people of a stage say to each other in conversations.</summary>
public static class Talking
{
    /// <summary>Two who share a community and nothing else.</summary>
    public static async Task<(Person One, Person Other, Guid Community)> TwoAsync(this HubStage stage)
    {
        var (one, other) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await one.FoundAsync("Voisins");
        await other.JoinAsync(community);
        return (one, other, community);
    }

    /// <returns>The conversation's id.</returns>
    public static async Task<Guid> TalkToAsync(this Person person, params IReadOnlyList<Person> others) =>
        (await person.MutateAsync("startConversation", new { memberIds = others.Select(o => o.Id) }, "conversation { id }")).GetProperty("conversation").GetProperty("id").GetGuid();

    /// <returns>The message, with its id and number.</returns>
    public static async Task<JsonElement> SayAsync(this Person person, Guid conversationId, string body, string? clientKey = null, Guid? replyToId = null, params IReadOnlyList<Guid> fileIds) =>
        (await person.MutateAsync("sendMessage", new { conversationId, body, clientKey, replyToId, fileIds }, "message { id number }")).GetProperty("message");

    /// <returns>The words of a conversation, the first first; at most a hundred.</returns>
    public static async Task<IReadOnlyList<string>> HeardAsync(this Person person, Guid conversationId) =>
        [.. (await person.SendAsync("query($id: ID!) { conversation(id: $id) { messages(first: 100) { nodes { body } } } }", new { id = conversationId }))
            .GetProperty("conversation").GetProperty("messages").GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("body").GetString()!)];
}
