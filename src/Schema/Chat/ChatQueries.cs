using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Chat;

[QueryType]
public static class ChatQueries
{
    /// <summary>A conversation; null where there is none, or none that the viewer takes part in.</summary>
    public static IDataLoaderResult<Conversation?> GetConversation([ID] Guid id, ConversationById conversations) => conversations.LoadAsync(id);

    /// <summary>The viewer's conversations in which something was said, and their groups; the latest first.</summary>
    /// <param name="archived">True: those put away.</param>
    [UsePaging]
    public static Task<Page<Conversation>> GetConversationsAsync(PageAsk page, Viewer viewer, ChatReads chat, CancellationToken ct, bool archived = false) =>
        chat.PageAsync(viewer, page, archived, ct);

    /// <summary>Messages of the viewer's conversations with words that begin so, the latest first. Accents and case don't matter.</summary>
    /// <param name="text">Beginnings of words; a message holds all of them.</param>
    /// <param name="conversationId">Only in this one.</param>
    [UsePaging]
    public static Task<Page<Message>> GetSearchMessagesAsync(PageAsk page, string text, [ID] Guid? conversationId, Viewer viewer, ChatReads chat, CancellationToken ct) =>
        chat.SearchAsync(viewer, page, text, conversationId, ct);
}
