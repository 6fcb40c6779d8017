using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Communities;

[MutationType]
public static class CommunityMutations
{
    /// <summary>Founds a community, whose first steward is the viewer.</summary>
    /// <param name="kind">What it is built around.</param>
    /// <param name="name">At most 80 characters.</param>
    /// <param name="door">How one comes in.</param>
    /// <param name="summary">One or two sentences, at most 300 characters.</param>
    /// <param name="charter">What its members agree on, in Markdown, at most 20,000 characters.</param>
    /// <param name="clientKey">Chosen by the client: a repeat with the same key changes nothing and gives the first result.</param>
    [Error<EmailNotConfirmed>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Community?>> FoundCommunityAsync(
        CommunityKind kind, string name, Door door, string summary, string? charter, string? clientKey,
        Viewer viewer, CommunityService service, CommunityById communities, CancellationToken ct) =>
        communities.LoadAsync(await service.FoundAsync(viewer, kind, new(name, door, summary, charter), clientKey, ct));

    /// <summary>Changes what a community says of itself; for its stewards.</summary>
    /// <param name="name">At most 80 characters.</param>
    /// <param name="door">How one comes in.</param>
    /// <param name="summary">One or two sentences, at most 300 characters.</param>
    /// <param name="charter">What its members agree on, in Markdown, at most 20,000 characters.</param>
    [Error<NotThere>, Error<NotAMember>, Error<NotAllowed>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Community?>> UpdateCommunityAsync(
        [ID] Guid communityId, string name, Door door, string summary, string? charter,
        Viewer viewer, CommunityService service, CommunityById communities, CancellationToken ct) =>
        communities.LoadAsync(await service.UpdateAsync(viewer, communityId, new(name, door, summary, charter), ct));
}
