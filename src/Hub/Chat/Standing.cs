using Entraide.Hub.Communities;
using Entraide.Hub.Storage;

namespace Entraide.Hub.Chat;

/// <summary>How a conversation stands for a member.</summary>
/// <param name="ReadNumber">The last message that counts as read; in a room, what was said before they joined does.</param>
/// <param name="Muted">They are not told of new messages.</param>
/// <param name="Archived">They have put it away, and nothing brought it back.</param>
public sealed record ConversationStanding(Guid ConversationId, int LastNumber, int ReadNumber, bool Muted, bool Archived)
{
    public int UnreadCount => Math.Max(0, LastNumber - ReadNumber);
}

internal static class Standing
{
    public static IQueryable<ConversationStanding> StandingsIn(this HubDb db, Guid memberId, IQueryable<Conversation> conversations) =>
        from conversation in conversations
        from mine in db.Participants.Where(p => p.ConversationId == conversation.Id && p.MemberId == memberId).DefaultIfEmpty()
        select new ConversationStanding(
            conversation.Id,
            conversation.LastNumber,
            mine != null ? mine.ReadNumber : db.Memberships.Where(m => m.CommunityId == conversation.CommunityId && m.MemberId == memberId && m.State == MembershipState.Active)
                .Select(m => db.Messages.Where(said => said.ConversationId == conversation.Id && said.SentAt <= m.Since)
                    .OrderByDescending(said => said.SentAt).Select(said => (int?)said.Number).FirstOrDefault()).FirstOrDefault() ?? 0,
            mine != null && mine.Muted,
            mine != null && mine.ArchivedNumber != null && (mine.Muted || mine.ArchivedNumber >= conversation.LastNumber));
}
