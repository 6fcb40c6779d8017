using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Entraide.Schema.Engine;
using Entraide.Schema.Members;
using GraphQL.DataLoader;

namespace Entraide.Schema.Access;

/// <summary>The viewer's own account: what only they see.</summary>
public sealed record Me(Viewer Viewer);

[ObjectType<Me>(IgnoreProperties = [nameof(Me.Viewer)])]
public static class MeType
{
    /// <summary>The viewer as others see them.</summary>
    public static IDataLoaderResult<Member> GetMember([Parent] Me me, MemberById members) => members.LoadAsync(me.Viewer.MemberId)!;

    /// <summary>The address they sign in with.</summary>
    public static IDataLoaderResult<string> GetEmail([Parent] Me me, OwnEmail emails) => emails.LoadAsync(me.Viewer).Then(own => own.Email);

    /// <summary>Whether they have shown that the address is theirs.</summary>
    public static IDataLoaderResult<bool> GetEmailConfirmed([Parent] Me me, OwnEmail emails) => emails.LoadAsync(me.Viewer).Then(own => own.Confirmed);

    /// <summary>The stream of what concerns the viewer alone.</summary>
    public static string GetInbox([Parent] Me me) => Streams.Inbox(me.Viewer.MemberId);

    /// <summary>What they have chosen for themselves.</summary>
    public static Task<Preferences> GetPreferencesAsync([Parent] Me me, PreferencesService preferences, CancellationToken ct) =>
        preferences.OfAsync(me.Viewer.MemberId, ct);

    /// <summary>How many lines of their notifications are unread.</summary>
    public static Task<int> GetUnreadNotificationCountAsync([Parent] Me me, NotificationReads notifications, CancellationToken ct) =>
        notifications.UnreadCountAsync(me.Viewer, ct);

    /// <summary>Where they belong, by name.</summary>
    public static Task<IReadOnlyList<Community>> GetCommunitiesAsync([Parent] Me me, CommunityReads communities, CancellationToken ct) =>
        communities.OfMemberAsync(me.Viewer, me.Viewer.MemberId, ct);

    /// <summary>How many conversations hold messages that they have not read, but for those that are muted or put away.</summary>
    public static Task<int> GetUnreadConversationCountAsync([Parent] Me me, ChatReads chat, CancellationToken ct) => chat.UnreadCountAsync(me.Viewer, ct);

    /// <summary>Whom they have blocked, the latest first. Only they know.</summary>
    public static Task<IReadOnlyList<Member>> GetBlockedMembersAsync([Parent] Me me, BlockService blocks, CancellationToken ct) => blocks.OfAsync(me.Viewer, ct);

    /// <summary>Where they are signed in, the newest first.</summary>
    public static Task<IReadOnlyList<Session>> GetSessionsAsync([Parent] Me me, Sessions sessions, CancellationToken ct) => sessions.OfAsync(me.Viewer, ct);

    /// <summary>Invitations they gave that are still valid, the newest first.</summary>
    public static async Task<IReadOnlyList<Invitation>> GetInvitationsAsync([Parent] Me me, InvitationService invitations, CancellationToken ct) =>
        [.. (await invitations.OfAsync(me.Viewer, ct)).Select(given => given.Invitation)];
}

/// <summary>The viewer's address, read once for the fields that show it.</summary>
public sealed class OwnEmail(MemberReads members) : BatchLoader<Viewer, (string Email, bool Confirmed)>
{
    protected override async Task<IReadOnlyDictionary<Viewer, (string Email, bool Confirmed)>> ReadAsync(IReadOnlyList<Viewer> keys, CancellationToken ct) =>
        new Dictionary<Viewer, (string, bool)> { [keys[0]] = await members.EmailAsync(keys[0], ct) };
}
