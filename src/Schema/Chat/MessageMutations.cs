using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Chat;

[MutationType]
public static class MessageMutations
{
    /// <summary>Sends a message into a conversation; answered once it is durable.</summary>
    /// <param name="body">Markdown, at most 8,000 characters; may be left out where files come with it. A member is mentioned as `[@Name](member:ID)`.</param>
    /// <param name="replyToId">The message that it answers, of the same conversation.</param>
    /// <param name="fileIds">Files that the viewer has given into this conversation by `POST /files`, at most 10.</param>
    /// <param name="clientKey">Chosen by the client: a repeat with the same key changes nothing and gives the first result.</param>
    [Error<NotThere>, Error<NotReachable>, Error<NotAllowed>, Error<Blank>, Error<TooLong>, Error<TooMany>]
    public static Task<Message> SendMessageAsync(
        [ID] Guid conversationId, string? body, [ID] Guid? replyToId, [ID] IReadOnlyList<Guid>? fileIds, string? clientKey,
        Viewer viewer, MessageService service, CancellationToken ct) =>
        service.SendAsync(viewer, conversationId, new(body, replyToId, fileIds), clientKey, ct);

    /// <summary>Changes the words of the viewer's own message, within 15 minutes.</summary>
    /// <param name="body">Markdown, at most 8,000 characters.</param>
    [Error<NotThere>, Error<NotAllowed>, Error<TooLate>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Message?>> EditMessageAsync(
        [ID] Guid messageId, string body, Viewer viewer, MessageService service, MessageById messages, CancellationToken ct) =>
        messages.LoadAsync(await service.EditAsync(viewer, messageId, body, ct));

    /// <summary>Erases a message's words and files; for its author, and in a community's room its stewards. That it was there stays.</summary>
    [Error<NotThere>, Error<NotAMember>, Error<NotAllowed>]
    public static async Task<IDataLoaderResult<Message?>> DeleteMessageAsync(
        [ID] Guid messageId, Viewer viewer, MessageService service, MessageById messages, CancellationToken ct) =>
        messages.LoadAsync(await service.DeleteAsync(viewer, messageId, ct));
}
