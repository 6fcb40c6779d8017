using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Files;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Schema.Communities;
using Entraide.Schema.Engine;
using Entraide.Schema.Files;
using Entraide.Schema.Members;
using GraphQL.DataLoader;

namespace Entraide.Schema.Chat;

[ObjectType<Conversation>(IgnoreProperties = [nameof(Conversation.CommunityId), nameof(Conversation.SubjectId), nameof(Conversation.Key)]), Node]
public static class ConversationType
{
    /// <summary>The community whose room it is.</summary>
    public static IDataLoaderResult<Community?>? GetCommunity([Parent] Conversation conversation, CommunityById communities) =>
        conversation.CommunityId is { } id ? communities.LoadAsync(id) : null;

    /// <summary>What it is about, such as a post; null where it is about nothing, or about what the viewer may no longer read.</summary>
    public static Task<object?> GetSubjectAsync([Parent] Conversation conversation, Nodes nodes, CancellationToken ct) =>
        conversation.SubjectId is { } id ? nodes.FindAsync(id, ct) : Task.FromResult<object?>(null);

    /// <summary>Who is in it, by name; empty for a room, in which its community's members are.</summary>
    public static IDataLoaderResult<IReadOnlyList<ParticipantShown>> GetParticipants([Parent] Conversation conversation, ParticipantsOf participants) =>
        participants.LoadAsync(conversation.Id).Then(found => found ?? []);

    /// <summary>Its last message; null before the first.</summary>
    public static IDataLoaderResult<Message?> GetLastMessage([Parent] Conversation conversation, LastMessage messages) => messages.LoadAsync(conversation.Id);

    /// <summary>The last message that counts as read by the viewer.</summary>
    public static IDataLoaderResult<int> GetReadNumber([Parent] Conversation conversation, StandingOf standings) => standings.LoadAsync(conversation.Id).Then(s => s?.ReadNumber ?? 0);

    /// <summary>How many messages the viewer has not read.</summary>
    public static IDataLoaderResult<int> GetUnreadCount([Parent] Conversation conversation, StandingOf standings) => standings.LoadAsync(conversation.Id).Then(s => s?.UnreadCount ?? 0);

    /// <summary>The viewer is not told of new messages.</summary>
    public static IDataLoaderResult<bool> GetMuted([Parent] Conversation conversation, StandingOf standings) => standings.LoadAsync(conversation.Id).Then(s => s?.Muted ?? false);

    /// <summary>The viewer has put it away.</summary>
    public static IDataLoaderResult<bool> GetArchived([Parent] Conversation conversation, StandingOf standings) => standings.LoadAsync(conversation.Id).Then(s => s?.Archived ?? false);

    /// <summary>The stream of what happens in it.</summary>
    public static string GetStream([Parent] Conversation conversation) => Streams.Conversation(conversation.Id);

    /// <summary>Its messages by number. A message's cursor is its number, and a page costs the same anywhere in the conversation.</summary>
    /// <param name="from">Start at the message of this number, where no cursor is given.</param>
    /// <param name="at">Start at the first message from this moment on, where neither a cursor nor a number is given.</param>
    [UsePaging]
    public static Task<Page<Message>> GetMessagesAsync([Parent] Conversation conversation, PageAsk page, int? from, DateTimeOffset? at, ChatReads chat, CancellationToken ct) =>
        chat.MessagesAsync(conversation, page, from, at, ct);
}

[ObjectType<ParticipantShown>]
public static class ParticipantShownType;

[ObjectType<Message>(IgnoreProperties = [nameof(Message.ConversationId), nameof(Message.AuthorId), nameof(Message.ReplyToId), nameof(Message.FoldedBody)]), Node]
public static class MessageType
{
    /// <summary>The conversation it was written in.</summary>
    public static IDataLoaderResult<Conversation> GetConversation([Parent] Message message, ConversationById conversations) => conversations.LoadAsync(message.ConversationId)!;

    /// <summary>Who wrote it.</summary>
    public static IDataLoaderResult<Member> GetAuthor([Parent] Message message, MemberById members) => members.LoadAsync(message.AuthorId)!;

    /// <summary>The message that it answers, in a line.</summary>
    public static IDataLoaderResult<ReplyShown?>? GetReplyTo([Parent] Message message, ReplyLine replies) => message.ReplyToId is { } id ? replies.LoadAsync(id) : null;

    /// <summary>The files that came with it.</summary>
    public static IDataLoaderResult<IReadOnlyList<StoredFile>> GetFiles([Parent] Message message, FilesByMessage files) => files.LoadAsync(message.Id).Then(found => found ?? []);

    /// <summary>Until when its author may change its words.</summary>
    public static DateTimeOffset GetEditableUntil([Parent] Message message) => message.SentAt + Message.Editable;
}
