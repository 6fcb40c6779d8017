using Entraide.Hub.Communities;
using Entraide.Hub.Storage;

namespace Entraide.Hub.Chat;

/// <summary>How a conversation stands for a member.</summary>
public sealed record ConversationStanding
{
    public required Guid ConversationId { get; init; }
    public required int LastNumber { get; init; }

    /// <summary>The last message that counts as read; in a room, what was said before they joined does.</summary>
    public required int ReadNumber { get; init; }

    /// <summary>They are not told of new messages.</summary>
    public required bool Muted { get; init; }

    /// <summary>They have put it away, and nothing brought it back.</summary>
    public required bool Archived { get; init; }

    public int UnreadCount => Math.Max(0, LastNumber - ReadNumber);
}

internal static class Standing
{
    public static IQueryable<ConversationStanding> StandingsIn(this HubDb db, Guid memberId, IQueryable<Conversation> conversations) =>
        from conversation in conversations
        from mine in db.Participants.Where(p => p.ConversationId == conversation.Id && p.MemberId == memberId).DefaultIfEmpty()
        select new ConversationStanding
        {
            ConversationId = conversation.Id,
            LastNumber = conversation.LastNumber,
            ReadNumber = mine != null ? mine.ReadNumber : db.Memberships.Where(m => m.CommunityId == conversation.CommunityId && m.MemberId == memberId && m.State == MembershipState.Active)
                .Select(m => db.Messages.Where(said => said.ConversationId == conversation.Id && said.SentAt <= m.Since)
                    .OrderByDescending(said => said.SentAt).Select(said => (int?)said.Number).FirstOrDefault()).FirstOrDefault() ?? 0,
            Muted = mine != null && mine.Muted,
            Archived = mine != null && mine.ArchivedNumber != null && (mine.Muted || mine.ArchivedNumber >= conversation.LastNumber),
        };
}
