using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Communities;

[QueryType]
public static class CommunityQueries
{
    /// <summary>A community by its id or by its name in addresses; null where there is none, or none that the viewer may know of.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="slug">Its name in addresses.</param>
    public static Task<Community?> GetCommunityAsync([ID] Guid? id, string? slug, Viewer viewer, CommunityReads communities, CancellationToken ct) =>
        id is null && slug is null ? throw new NotValid("id", "give the id or the slug.") : communities.FindAsync(viewer, id, slug, ct);

    /// <summary>The communities that the viewer may know of, by name.</summary>
    /// <param name="kind">Only those of this kind.</param>
    /// <param name="text">Only those with words in their name that begin so.</param>
    [UsePaging]
    public static Task<Page<Community>> GetCommunitiesAsync(
        PageAsk page, CommunityKind? kind, string? text, Viewer viewer, CommunityReads communities, CancellationToken ct) =>
        communities.PageAsync(viewer, page, kind, text, ct);
}
