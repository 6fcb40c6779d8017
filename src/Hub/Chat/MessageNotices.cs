using Entraide.Hub.Communities;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>
/// Tells the inboxes of those who take part that there are new messages: one line for all that came together in a conversation,
/// and one for each that names the member or answers them. In a room only those last: its community's stream tells of the others.
/// </summary>
public sealed class MessageNotices(OutboxRoad road) : OutboxReader(road)
{
    protected override string Name => "chat.message-notices";

    // A busy group tells each of its members at most so often; who has it open has each message at once by its own stream.
    protected override TimeSpan Rest { get; } = TimeSpan.FromMilliseconds(500);

    protected override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { ChatEvents.Sent };

    protected override async Task HandleAsync(IReadOnlyList<LiveEvent> page, HubWrite write, CancellationToken ct)
    {
        var ids = page.Select(e => e.SubjectId!.Value).ToList();
        var messages = await write.Db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id)).OrderBy(m => m.Number).ToListAsync(ct);
        foreach (var said in messages.GroupBy(m => m.ConversationId))
        {
            var conversation = await write.Db.Conversations.AsNoTracking().FirstAsync(c => c.Id == said.Key, ct);
            var concerned = await ConcernedAsync(write.Db, [.. said], ct);
            var members = conversation.Kind == ConversationKind.Room
                ? await InRoomAsync(write.Db, conversation, [.. concerned.Select(c => c.Member)], ct)
                : await write.Db.Participants.Where(p => p.ConversationId == said.Key && p.LeftAt == null).Select(p => p.MemberId).ToListAsync(ct);
            foreach (var member in members) Tell(write, member, [.. said], [.. concerned.Where(c => c.Member == member)], conversation.Kind);
        }
    }

    private static void Tell(HubWrite write, Guid member, List<Message> said, List<(Guid Member, Message Message, string Kind)> concerning, ConversationKind kind)
    {
        foreach (var (_, message, why) in concerning) Append(write, member, message, why);
        if (kind != ConversationKind.Room && concerning.TrueForAll(c => c.Message != said[^1])) Append(write, member, said[^1], ChatEvents.Received);
    }

    private static void Append(HubWrite write, Guid member, Message message, string kind) =>
        write.Append(Streams.Inbox(member), kind, message.Id, message.AuthorId, message.Number);

    /// <summary>Whom each message names or answers, but for its author and those apart from them.</summary>
    private static async Task<List<(Guid Member, Message Message, string Kind)>> ConcernedAsync(HubDb db, List<Message> said, CancellationToken ct)
    {
        var answered = said.Select(m => m.ReplyToId).OfType<Guid>().Distinct().ToList();
        var authors = await db.Messages.Where(m => answered.Contains(m.Id)).Select(m => new { m.Id, m.AuthorId }).ToDictionaryAsync(m => m.Id, m => m.AuthorId, ct);
        var concerned = new List<(Guid, Message, string)>();
        foreach (var message in said)
        {
            var named = MarkdownText.Mentions(message.Body).ToHashSet();
            concerned.AddRange(named.Select(member => (member, message, ChatEvents.Mentioned)));
            if (message.ReplyToId is { } reply && authors.TryGetValue(reply, out var author) && !named.Contains(author)) concerned.Add((author, message, ChatEvents.Replied));
        }
        var people = concerned.Select(c => c.Item1).Distinct().ToList();
        var blocks = (await db.Blocks.AsNoTracking().Where(b => people.Contains(b.MemberId) || people.Contains(b.BlockedId)).ToListAsync(ct))
            .SelectMany(b => new[] { (b.MemberId, b.BlockedId), (b.BlockedId, b.MemberId) }).ToHashSet();
        concerned.RemoveAll(c => c.Item1 == c.Item2.AuthorId || blocks.Contains((c.Item1, c.Item2.AuthorId)));
        return concerned;
    }

    private static Task<List<Guid>> InRoomAsync(HubDb db, Conversation room, List<Guid> members, CancellationToken ct) =>
        db.Memberships.Where(m => m.CommunityId == room.CommunityId && members.Contains(m.MemberId) && m.State == MembershipState.Active).Select(m => m.MemberId).ToListAsync(ct);
}
