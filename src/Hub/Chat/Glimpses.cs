using System.Linq.Expressions;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>What a conversation shows of a member for a moment: that they write, how far they have read.</summary>
public static class Glimpses
{
    /// <summary>Whether others in the conversation may see it: the member wishes so, and nobody there is apart from them.</summary>
    /// <param name="wish">Their preference.</param>
    public static async Task<bool> MayBeSeenInAsync(
        this HubDb db, Guid memberId, Guid conversationId, Expression<Func<Preferences, bool>> wish, CancellationToken ct)
    {
        var hides = db.Preferences.Where(p => p.MemberId == memberId).Where(Not(wish)).Select(p => p.MemberId);
        var apart = db.Participants.Where(p => p.ConversationId == conversationId && p.LeftAt == null && db.ApartFrom(memberId).Contains(p.MemberId)).Select(p => p.MemberId);
        return !await hides.Concat(apart).AnyAsync(ct);
    }

    private static Expression<Func<Preferences, bool>> Not(Expression<Func<Preferences, bool>> wish) =>
        Expression.Lambda<Func<Preferences, bool>>(Expression.Not(wish.Body), wish.Parameters);
}
