using System.Globalization;
using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>
/// Reading conversations. They are given only to those who take part; whoever holds one has been let in, so what is in it is not
/// asked about again.
/// </summary>
public sealed class ChatReads(IDbContextFactory<HubDb> contexts, IDatabase database)
{
    /// <summary>Those of the conversations that the viewer takes part in.</summary>
    public async Task<IReadOnlyDictionary<Guid, Conversation>> ConversationsByIdAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ConversationsOpenTo(viewer).AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }

    /// <summary>Those of the messages that the viewer may read.</summary>
    public async Task<IReadOnlyDictionary<Guid, Message>> ByIdAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var open = db.ConversationsOpenTo(viewer).Select(c => c.Id);
        return await db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id) && open.Contains(m.ConversationId)).ToDictionaryAsync(m => m.Id, ct);
    }

    /// <summary>The viewer's conversations in which something was said, and their groups; the latest first.</summary>
    /// <param name="archived">Those put away, or those that are not.</param>
    public async Task<Page<Conversation>> PageAsync(Viewer viewer, PageAsk ask, bool archived, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = db.ConversationsOpenTo(viewer).Where(c => c.LastNumber > 0 || c.Kind == ConversationKind.Group);
        var put = db.StandingsIn(viewer.MemberId, mine).Where(s => s.Archived == archived).Select(s => s.ConversationId);
        var found = db.Conversations.AsNoTracking().Where(c => put.Contains(c.Id));
        if (MomentPlace.Parse(ask.From) is { } place)
        {
            found = ask.Backward
                ? found.Where(c => c.LastMessageAt > place.At || (c.LastMessageAt == place.At && c.Id.CompareTo(place.Id) > 0))
                : found.Where(c => c.LastMessageAt < place.At || (c.LastMessageAt == place.At && c.Id.CompareTo(place.Id) < 0));
        }
        var ordered = ask.Backward
            ? found.OrderBy(c => c.LastMessageAt).ThenBy(c => c.Id)
            : found.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id);
        return ask.Of(await ordered.Take(ask.Size + 1).ToListAsync(ct), c => new MomentPlace(c.LastMessageAt, c.Id).ToString());
    }

    public async Task<IReadOnlyDictionary<Guid, ConversationStanding>> StandingsAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.StandingsIn(viewer.MemberId, db.Conversations.Where(c => ids.Contains(c.Id))).ToDictionaryAsync(s => s.ConversationId, ct);
    }

    /// <summary>How many conversations hold messages that the viewer has not read, but for those that are muted or put away.</summary>
    public async Task<int> UnreadCountAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.StandingsIn(viewer.MemberId, db.ConversationsOpenTo(viewer).Where(c => c.LastNumber > 0))
            .CountAsync(s => !s.Muted && !s.Archived && s.LastNumber > s.ReadNumber, ct);
    }

    /// <summary>Who is in each conversation, by name; rooms have a community instead. How far the others have read is hidden where the viewer may not see it.</summary>
    public async Task<ILookup<Guid, ParticipantShown>> ParticipantsAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await (from participant in db.Participants
                           join conversation in db.Conversations on participant.ConversationId equals conversation.Id
                           join member in db.Members on participant.MemberId equals member.Id
                           where ids.Contains(conversation.Id) && conversation.Kind != ConversationKind.Room && participant.LeftAt == null
                           orderby member.FoldedName, member.Id
                           select new { Participant = participant, Member = member }).AsNoTracking().ToListAsync(ct);
        var people = found.Select(f => f.Member.Id).Distinct().ToList();
        var hidden = await db.Preferences.Where(p => people.Contains(p.MemberId) && !p.ReadReceipts).Select(p => p.MemberId)
            .Concat(db.ApartFrom(viewer.MemberId)).ToListAsync(ct);
        return found.ToLookup(f => f.Participant.ConversationId, f => new ParticipantShown(
            f.Member, f.Participant.Since, f.Member.Id == viewer.MemberId || !(hidden.Contains(viewer.MemberId) || hidden.Contains(f.Member.Id)) ? f.Participant.ReadNumber : null));
    }

    /// <summary>The last message of each conversation.</summary>
    public async Task<IReadOnlyDictionary<Guid, Message>> LastAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (from conversation in db.Conversations
                      join message in db.Messages on new { conversation.Id, Number = conversation.LastNumber } equals new { Id = message.ConversationId, message.Number }
                      where ids.Contains(conversation.Id)
                      select message).AsNoTracking().ToDictionaryAsync(m => m.ConversationId, ct);
    }

    /// <summary>Messages by number. Costs the same anywhere in a conversation, whatever its length.</summary>
    /// <param name="from">Start at this message number, where no cursor is given.</param>
    /// <param name="at">Start at the first message from this moment on, where neither a cursor nor a number is given.</param>
    public async Task<Page<Message>> MessagesAsync(Conversation conversation, PageAsk ask, int? from, DateTimeOffset? at, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (at is { } moment && from is null && ask.From is null)
            from = await db.Messages.Where(m => m.ConversationId == conversation.Id && m.SentAt >= moment).OrderBy(m => m.SentAt).ThenBy(m => m.Number)
                .Select(m => (int?)m.Number).FirstOrDefaultAsync(ct) ?? conversation.LastNumber;
        var number = Number(ask.From) ?? (ask.Backward ? int.MaxValue : (from ?? 1) - 1);
        var read = new List<Message>(ask.Size + 1);
        await foreach (var message in ask.Backward ? before(db, conversation.Id, number, ask.Size + 1) : after(db, conversation.Id, number, ask.Size + 1))
            read.Add(message);
        var page = ask.Of(read, m => m.Number.ToString(CultureInfo.InvariantCulture));
        // Numbers have no holes, so the ends of the page tell what lies beyond it.
        return page.Items.Count == 0 ? page : page with { HasPrevious = page.Items[0].Number > 1, HasNext = page.Items[^1].Number < conversation.LastNumber || page.HasNext };
    }

    /// <summary>The messages that others answer, in a line each.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReplyShown>> RepliesAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RepliesAsync(ids, ct);
    }

    /// <summary>Messages of the viewer's conversations with words that begin so, the latest first.</summary>
    /// <param name="conversationId">Only in this one.</param>
    public async Task<Page<Message>> SearchAsync(Viewer viewer, PageAsk ask, string text, Guid? conversationId, CancellationToken ct)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) throw new Blank("text");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var open = db.ConversationsOpenTo(viewer).Where(c => conversationId == null || c.Id == conversationId).Select(c => c.Id);
        var found = database.Holding(db.Messages.AsNoTracking().Where(m => open.Contains(m.ConversationId)), words);
        if (MomentPlace.Parse(ask.From) is { } place)
        {
            found = ask.Backward
                ? found.Where(m => m.SentAt > place.At || (m.SentAt == place.At && m.Id.CompareTo(place.Id) > 0))
                : found.Where(m => m.SentAt < place.At || (m.SentAt == place.At && m.Id.CompareTo(place.Id) < 0));
        }
        var ordered = ask.Backward ? found.OrderBy(m => m.SentAt).ThenBy(m => m.Id) : found.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id);
        return ask.Of(await ordered.Take(ask.Size + 1).ToListAsync(ct), m => new MomentPlace(m.SentAt, m.Id).ToString());
    }

    // Compiled for one database's model, so not for the process.
    private readonly Func<HubDb, Guid, int, int, IAsyncEnumerable<Message>> after = EF.CompileAsyncQuery(
        (HubDb db, Guid conversationId, int number, int count) =>
            db.Messages.AsNoTracking().Where(m => m.ConversationId == conversationId && m.Number > number).OrderBy(m => m.Number).Take(count));

    private readonly Func<HubDb, Guid, int, int, IAsyncEnumerable<Message>> before = EF.CompileAsyncQuery(
        (HubDb db, Guid conversationId, int number, int count) =>
            db.Messages.AsNoTracking().Where(m => m.ConversationId == conversationId && m.Number < number).OrderByDescending(m => m.Number).Take(count));

    private static int? Number(string? cursor) => cursor is null ? null
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new NotValid("cursor", "not one of this list.");
}

/// <summary>Somebody in a conversation.</summary>
/// <param name="Member">Who it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="ReadNumber">How far they have read it; null where they or the viewer show no receipts.</param>
public sealed record ParticipantShown(Member Member, DateTimeOffset Since, int? ReadNumber);
