using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Communities;

[MutationType]
public static class JoiningMutations
{
    /// <summary>Joins at once where the door is open or the viewer is invited; asks the stewards where it opens on request.</summary>
    /// <param name="word">A word to the stewards, at most 500 characters.</param>
    [Error<NotThere>, Error<AlreadyThere>, Error<NotAllowed>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Community?>> JoinCommunityAsync(
        [ID] Guid communityId, string? word, Viewer viewer, Joining joining, CommunityById communities, CancellationToken ct) =>
        communities.LoadAsync((await joining.JoinAsync(viewer, communityId, word, ct)).CommunityId);

    /// <summary>Leaves, takes back a request, or says no to an invitation. The community is null where it is private.</summary>
    [Error<NotThere>, Error<NotAMember>, Error<LastSteward>]
    public static async Task<IDataLoaderResult<Community?>> LeaveCommunityAsync(
        [ID] Guid communityId, Viewer viewer, Joining joining, CommunityById communities, CancellationToken ct) =>
        communities.LoadAsync(await joining.LeaveAsync(viewer, communityId, ct));

    /// <summary>A steward invites a member of the hub, also one who was removed.</summary>
    [Error<NotThere>, Error<NotAMember>, Error<NotAllowed>, Error<AlreadyThere>]
    public static Task<Membership> InviteMemberAsync([ID] Guid communityId, [ID] Guid memberId, Viewer viewer, Joining joining, CancellationToken ct) =>
        joining.InviteAsync(viewer, communityId, memberId, ct);

    /// <summary>A steward answers a request to join.</summary>
    /// <param name="accept">True: they come in.</param>
    [Error<NotThere>, Error<NotAMember>, Error<NotAllowed>]
    public static Task<Membership> DecideRequestAsync([ID] Guid communityId, [ID] Guid memberId, bool accept, Viewer viewer, Joining joining, CancellationToken ct) =>
        joining.DecideAsync(viewer, communityId, memberId, accept, ct);

    /// <summary>A steward removes a member; what they wrote stays.</summary>
    [Error<NotThere>, Error<NotAMember>, Error<NotAllowed>, Error<LastSteward>]
    public static Task<Membership> RemoveMemberAsync([ID] Guid communityId, [ID] Guid memberId, Viewer viewer, Joining joining, CancellationToken ct) =>
        joining.RemoveAsync(viewer, communityId, memberId, ct);

    /// <summary>A steward makes a member a steward, or a steward a member.</summary>
    /// <param name="role">What they are from now on.</param>
    [Error<NotThere>, Error<NotAMember>, Error<NotAllowed>, Error<LastSteward>]
    public static Task<Membership> SetRoleAsync([ID] Guid communityId, [ID] Guid memberId, Role role, Viewer viewer, Joining joining, CancellationToken ct) =>
        joining.SetRoleAsync(viewer, communityId, memberId, role, ct);
}
