using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Presence;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Communities;

/// <summary>Those communities that the viewer may know of.</summary>
public sealed class CommunityById(CommunityReads communities, ViewerScope scope) : BatchLoader<Guid, Community>
{
    protected override Task<IReadOnlyDictionary<Guid, Community>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        communities.ByIdAsync(scope.Required, keys, ct);
}

/// <summary>The viewer's own membership of each community.</summary>
public sealed class MyMembership(CommunityReads communities, ViewerScope scope) : BatchLoader<Guid, Membership>
{
    protected override Task<IReadOnlyDictionary<Guid, Membership>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        communities.MembershipsAsync(scope.Required, keys, ct);
}

/// <summary>Topics with unread posts, by community.</summary>
public sealed class UnreadCount(ForumReads forums, ViewerScope scope) : BatchLoader<Guid, int>
{
    protected override Task<IReadOnlyDictionary<Guid, int>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        forums.UnreadCountsAsync(scope.Required, keys, ct);
}

/// <summary>Members present, for the communities where the viewer is a member.</summary>
public sealed class PresentCount(CommunityReads communities, PresentCounts presence, ViewerScope scope) : BatchLoader<Guid, int?>
{
    protected override async Task<IReadOnlyDictionary<Guid, int?>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct)
    {
        var counts = new Dictionary<Guid, int?>();
        foreach (var (id, membership) in await communities.MembershipsAsync(scope.Required, keys, ct))
            if (membership.State == MembershipState.Active) counts[id] = await presence.CountAsync(Streams.Community(id), ct);
        return counts;
    }
}

/// <summary>Those who look after each community where the viewer is a member.</summary>
public sealed class StewardsOf(CommunityReads communities, ViewerScope scope) : BatchLoader<Guid, IReadOnlyList<Member>>
{
    protected override Task<IReadOnlyDictionary<Guid, IReadOnlyList<Member>>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        communities.StewardsAsync(scope.Required, keys, ct);
}
