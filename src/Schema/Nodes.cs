using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Files;
using Entraide.Hub.Forums;
using Entraide.Hub.Members;
using Entraide.Schema.Engine;

namespace Entraide.Schema;

/// <summary>Finds what an id names, where the viewer may read it: the id says its kind.</summary>
public sealed class Nodes(
    MemberReads members, CommunityReads communities, ForumReads forums, ChatReads chat, FileService files, InvitationService invitations, Sessions sessions, ViewerScope scope)
{
    public async Task<object?> FindAsync(Guid id, CancellationToken ct)
    {
        var viewer = scope.Required;
        return Ids.KindOf(id) switch
        {
            IdKind.Member => await members.FindAsync(viewer, id, ct),
            IdKind.Community => await communities.FindAsync(viewer, id, null, ct),
            IdKind.Topic => (await forums.TopicsByIdAsync(viewer, [id], ct)).GetValueOrDefault(id),
            IdKind.Post => (await forums.PostsByIdAsync(viewer, [id], ct)).GetValueOrDefault(id),
            IdKind.Conversation => (await chat.ConversationsByIdAsync(viewer, [id], ct)).GetValueOrDefault(id),
            IdKind.Message => (await chat.ByIdAsync(viewer, [id], ct)).GetValueOrDefault(id),
            IdKind.File => await files.FindAsync(viewer, id, ct),
            IdKind.Invitation => (await invitations.OfAsync(viewer, ct)).FirstOrDefault(given => given.Invitation.Id == id)?.Invitation,
            IdKind.Session => (await sessions.OfAsync(viewer, ct)).FirstOrDefault(session => session.Id == id),
            _ => null,
        };
    }
}

[QueryType]
public static class NodeQueries
{
    /// <summary>What an id names; null where there is nothing, or nothing that the viewer may read.</summary>
    /// <param name="id">Any id that the API gave.</param>
    public static Task<object?> GetNodeAsync([ID] Guid id, Nodes nodes, CancellationToken ct) => nodes.FindAsync(id, ct);
}
