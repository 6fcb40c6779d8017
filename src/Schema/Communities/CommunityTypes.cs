using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Schema.Engine;
using Entraide.Schema.Members;
using GraphQL.DataLoader;

namespace Entraide.Schema.Communities;

[ObjectType<Community>(IgnoreProperties = [nameof(Community.FoldedName), nameof(Community.LocalBodyCode)]), Node]
public static class CommunityType
{
    /// <summary>The local body it belongs to, where its kind is that.</summary>
    public static LocalBody? GetLocalBody([Parent] Community community, LocalBodies bodies) =>
        community.LocalBodyCode is { } code ? bodies.ByCode(code) : null;

    /// <summary>The stream of what happens in it.</summary>
    public static string GetStream([Parent] Community community) => Streams.Community(community.Id);

    /// <summary>What the viewer is to it; null where nothing.</summary>
    public static IDataLoaderResult<Membership?> GetMyMembership([Parent] Community community, MyMembership memberships) => memberships.LoadAsync(community.Id);

    /// <summary>Its active members by name; null for who is none.</summary>
    /// <param name="text">Only those with a word of their name that begins so.</param>
    [UsePaging]
    public static Task<Page<Membership>?> GetMembersAsync(
        [Parent] Community community, PageAsk page, string? text, Viewer viewer, CommunityReads communities, CancellationToken ct) =>
        communities.MembersAsync(viewer, community.Id, page, text, ct);

    /// <summary>Who looks after it, by name; null for who is no member.</summary>
    public static IDataLoaderResult<IReadOnlyList<Member>?> GetStewards([Parent] Community community, StewardsOf stewards) => stewards.LoadAsync(community.Id);

    /// <summary>Who asks to join, who asked first comes first; null for who is no steward.</summary>
    public static Task<IReadOnlyList<Membership>?> GetRequestsAsync([Parent] Community community, Viewer viewer, CommunityReads communities, CancellationToken ct) =>
        communities.RequestsAsync(viewer, community.Id, ct);

    /// <summary>Its topics, pinned ones first, then by the time of their last post; null for who is no member.</summary>
    [UsePaging]
    public static Task<Page<Topic>?> GetTopicsAsync([Parent] Community community, PageAsk page, Viewer viewer, ForumReads forums, CancellationToken ct) =>
        forums.TopicsAsync(viewer, community.Id, page, ct);

    /// <summary>How many of its topics hold posts that the viewer has not read, among the 200 latest active ones.</summary>
    public static IDataLoaderResult<int> GetUnreadCount([Parent] Community community, UnreadCount counts) => counts.LoadAsync(community.Id);

    /// <summary>Members with the community open now, each counted once; null for who is no member.</summary>
    public static IDataLoaderResult<int?> GetPresentCount([Parent] Community community, PresentCount present) => present.LoadAsync(community.Id);
}

[ObjectType<Membership>(IgnoreProperties = [nameof(Membership.CommunityId), nameof(Membership.MemberId), nameof(Membership.Word)])]
public static class MembershipType
{
    /// <summary>The community; null where the viewer may not know of it any more.</summary>
    public static IDataLoaderResult<Community?> GetCommunity([Parent] Membership membership, CommunityById communities) => communities.LoadAsync(membership.CommunityId);

    /// <summary>The member.</summary>
    public static IDataLoaderResult<Member> GetMember([Parent] Membership membership, MemberById members) => members.LoadAsync(membership.MemberId)!;

    /// <summary>A word to the stewards from who asks to join; shown to those two alone, and only until it is answered.</summary>
    public static string? GetWord([Parent] Membership membership) => membership.State == MembershipState.Asked ? membership.Word : null;
}
