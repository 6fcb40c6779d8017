using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Schema.Engine;
using Entraide.Schema.Members;
using GraphQL.DataLoader;

namespace Entraide.Schema.Chat;

[MutationType]
public static class ConversationMutations
{
    /// <summary>Opens the viewer's conversation with one member, the same each time, or a new group with several. They share a community with the viewer.</summary>
    /// <param name="memberIds">Whom it is with, besides the viewer; at most 199.</param>
    /// <param name="title">What a group calls itself, at most 80 characters.</param>
    /// <param name="aboutId">A post that it is about, with one member: a conversation of its own.</param>
    /// <param name="clientKey">Chosen by the client: a repeat with the same key changes nothing and gives the first result.</param>
    [Error<NotThere>, Error<NotReachable>, Error<NotAllowed>, Error<NotValid>, Error<TooLong>, Error<TooMany>]
    public static async Task<IDataLoaderResult<Conversation?>> StartConversationAsync(
        [ID] IReadOnlyList<Guid> memberIds, string? title, [ID] Guid? aboutId, string? clientKey,
        Viewer viewer, ConversationService service, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await service.StartAsync(viewer, memberIds, title, aboutId, clientKey, ct));

    /// <summary>The room of a community where the viewer is a member: all of its members talk there.</summary>
    [Error<NotThere>, Error<NotAMember>]
    public static async Task<IDataLoaderResult<Conversation?>> OpenRoomAsync(
        [ID] Guid communityId, Viewer viewer, ConversationService service, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await service.OpenRoomAsync(viewer, communityId, ct));

    /// <summary>Brings members into a group; they read what was written before.</summary>
    /// <param name="memberIds">Members who share a community with the viewer.</param>
    [Error<NotThere>, Error<NotReachable>, Error<NotAllowed>, Error<TooMany>]
    public static async Task<IDataLoaderResult<Conversation?>> AddParticipantsAsync(
        [ID] Guid conversationId, [ID] IReadOnlyList<Guid> memberIds, Viewer viewer, ConversationService service, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await service.AddAsync(viewer, conversationId, memberIds, ct));

    /// <summary>Renames a group.</summary>
    /// <param name="title">At most 80 characters; empty: it goes by the names of who is in it.</param>
    [Error<NotThere>, Error<NotAllowed>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Conversation?>> RenameConversationAsync(
        [ID] Guid conversationId, string title, Viewer viewer, ConversationService service, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await service.RenameAsync(viewer, conversationId, title, ct));

    /// <summary>Leaves a group, which the viewer then reads no more.</summary>
    [UseMutationConvention(PayloadFieldName = "conversationId"), Error<NotThere>, Error<NotAllowed>]
    public static Task<Guid> LeaveConversationAsync([ID] Guid conversationId, Viewer viewer, ConversationService service, CancellationToken ct) =>
        service.LeaveAsync(viewer, conversationId, ct);

    /// <summary>Says that the viewer has read a conversation up to a message. The mark only moves on.</summary>
    /// <param name="number">The message's number.</param>
    [Error<NotThere>, Error<NotValid>]
    public static async Task<IDataLoaderResult<Conversation?>> MarkConversationReadAsync(
        [ID] Guid conversationId, int number, Viewer viewer, ConversationMarks marks, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await marks.MarkReadAsync(viewer, conversationId, number, ct));

    /// <summary>Tells the viewer of new messages no more, or again.</summary>
    /// <param name="muted">True: no more.</param>
    [Error<NotThere>]
    public static async Task<IDataLoaderResult<Conversation?>> MuteConversationAsync(
        [ID] Guid conversationId, bool muted, Viewer viewer, ConversationMarks marks, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await marks.MuteAsync(viewer, conversationId, muted, ct));

    /// <summary>Puts a conversation away until somebody writes, or for good where it is muted; or takes it back.</summary>
    /// <param name="archived">True: away.</param>
    [Error<NotThere>]
    public static async Task<IDataLoaderResult<Conversation?>> ArchiveConversationAsync(
        [ID] Guid conversationId, bool archived, Viewer viewer, ConversationMarks marks, ConversationById conversations, CancellationToken ct) =>
        conversations.LoadAsync(await marks.ArchiveAsync(viewer, conversationId, archived, ct));

    /// <summary>Wants nothing to do with a member, or no longer so: neither writes to the other or finds them present. They are not told.</summary>
    /// <param name="blocked">True: nothing to do with them.</param>
    [Error<NotThere>, Error<NotValid>]
    public static async Task<IDataLoaderResult<Member?>> BlockMemberAsync(
        [ID] Guid memberId, bool blocked, Viewer viewer, BlockService service, MemberById members, CancellationToken ct) =>
        members.LoadAsync(await service.SetAsync(viewer, memberId, blocked, ct));
}
