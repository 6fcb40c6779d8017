using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Storage;

namespace Entraide.Hub.Chat;

/// <summary>Who takes part in what: asked before anything of a conversation is shown or changed.</summary>
public static class ChatAccess
{
    /// <summary>The conversations that the viewer takes part in: those they are in and have not left, and the rooms of their communities.</summary>
    public static IQueryable<Conversation> ConversationsOpenTo(this HubDb db, Viewer viewer) =>
        db.Conversations.Where(c => c.Kind == ConversationKind.Room
            ? db.Memberships.Any(m => m.CommunityId == c.CommunityId && m.MemberId == viewer.MemberId && m.State == MembershipState.Active)
            : db.Participants.Any(p => p.ConversationId == c.Id && p.MemberId == viewer.MemberId && p.LeftAt == null));
}
