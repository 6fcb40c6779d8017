using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Hub.Presence;
using Entraide.Schema.Engine;
using Entraide.Schema.Presence;
using GraphQL.DataLoader;

namespace Entraide.Schema.Members;

[ObjectType<Member>(IgnoreProperties = [
    nameof(Member.FoldedName), nameof(Member.LocalBodyCode), nameof(Member.CommuneInsee), nameof(Member.PictureId), nameof(Member.HouseholdHolderId)]), Node]
public static class MemberType
{
    /// <summary>Their local body.</summary>
    public static LocalBody? GetLocalBody([Parent] Member member, LocalBodies bodies) => member.LocalBodyCode is { } code ? bodies.ByCode(code) : null;

    /// <summary>Where they live.</summary>
    public static Commune? GetCommune([Parent] Member member, Communes communes) => member.CommuneInsee is { } insee ? communes.ByInsee(insee) : null;

    /// <summary>Communities that they and the viewer belong to, by name.</summary>
    public static Task<IReadOnlyList<Community>> GetSharedCommunitiesAsync([Parent] Member member, Viewer viewer, CommunityReads communities, CancellationToken ct) =>
        communities.OfMemberAsync(viewer, member.Id, ct);

    /// <summary>Whether they are there; `ABSENT` where the viewer may not know. Of the viewer: as others find them.</summary>
    public static IDataLoaderResult<PresenceState> GetPresence([Parent] Member member, PresenceOf presence) => presence.LoadAsync(member.Id);
}

/// <summary>Members as authors of what the viewer may read anyway.</summary>
public sealed class MemberById(MemberReads members) : BatchLoader<Guid, Member>
{
    protected override Task<IReadOnlyDictionary<Guid, Member>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) => members.ByIdAsync(keys, ct);
}
