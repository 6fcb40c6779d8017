using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Who may send what, read for a whole batch: the authors who take part, those who are closed to each other, and what is answered.</summary>
internal sealed class SendGrounds
{
    private readonly Dictionary<Guid, Conversation> conversations;
    private readonly Dictionary<(Guid Conversation, Guid Member), Member> takingPart = [];
    private readonly Dictionary<(Guid Conversation, Guid Member), Participant> marks = [];
    private readonly HashSet<(Guid, Guid)> apart = [];
    private readonly HashSet<Guid> silent = [];
    private readonly Dictionary<Guid, Guid> repliedIn = [];
    private IReadOnlyDictionary<Guid, ReplyShown> replies = new Dictionary<Guid, ReplyShown>();

    private SendGrounds(IEnumerable<Conversation> held) => conversations = held.ToDictionary(c => c.Id);

    public static async Task<SendGrounds> ReadAsync(HubDb db, IReadOnlyList<Conversation> held, IReadOnlyList<Sending> together, CancellationToken ct)
    {
        var grounds = new SendGrounds(held);
        var authors = together.Select(s => s.AuthorId).Distinct().ToList();
        await grounds.ReadTakingPartAsync(db, authors, ct);
        if (held.Any(c => c.IsOfTwo)) await grounds.ReadClosedAsync(db, together, authors, ct);
        if (together.Any(s => s.Draft.ReplyToId is not null)) await grounds.ReadRepliesAsync(db, together, ct);
        return grounds;
    }

    public Conversation Conversation(Sending sending) => conversations[sending.ConversationId];

    public bool IsRoom(Guid conversationId) => conversations[conversationId].Kind == ConversationKind.Room;

    public Member Author(Sending sending) => takingPart[(sending.ConversationId, sending.AuthorId)];

    public ReplyShown? ReplyTo(Sending sending) => sending.Draft.ReplyToId is { } id ? replies.GetValueOrDefault(id) : null;

    /// <summary>What the author's row remembers; null in a room, where there may be none.</summary>
    public Participant? Mark(Sending sending) => marks.GetValueOrDefault((sending.ConversationId, sending.AuthorId));

    /// <summary>Why a message is refused; null where it may be sent.</summary>
    public DomainError? WhyNot(Sending sending)
    {
        if (!takingPart.ContainsKey((sending.ConversationId, sending.AuthorId))) return new NotThere("conversation");
        if (sending.Draft.ReplyToId is { } reply && repliedIn.GetValueOrDefault(reply) != sending.ConversationId) return new NotThere("message");
        var conversation = Conversation(sending);
        if (!conversation.IsOfTwo) return null;
        if (silent.Contains(sending.AuthorId)) return Reaching.OwnDoorIsShut;
        var other = conversation.OtherThan(sending.AuthorId);
        return silent.Contains(other) || apart.Contains((sending.AuthorId, other)) ? new NotReachable() : null;
    }

    private async Task ReadTakingPartAsync(HubDb db, List<Guid> authors, CancellationToken ct)
    {
        var ids = conversations.Values.Where(c => c.Kind != ConversationKind.Room).Select(c => c.Id).ToList();
        if (ids.Count > 0)
        {
            var found = await (from participant in db.Participants
                               join member in db.Members on participant.MemberId equals member.Id
                               where ids.Contains(participant.ConversationId) && authors.Contains(participant.MemberId) && participant.LeftAt == null
                               select new { Participant = participant, Member = member }).ToListAsync(ct);
            foreach (var one in found)
            {
                takingPart[(one.Participant.ConversationId, one.Member.Id)] = one.Member;
                marks[(one.Participant.ConversationId, one.Member.Id)] = one.Participant;
            }
        }
        var rooms = conversations.Values.Where(c => c.Kind == ConversationKind.Room).ToDictionary(c => c.CommunityId!.Value, c => c.Id);
        if (rooms.Count == 0) return;
        var communities = rooms.Keys.ToList();
        var inRooms = await (from membership in db.Memberships
                             join member in db.Members on membership.MemberId equals member.Id
                             where communities.Contains(membership.CommunityId) && authors.Contains(membership.MemberId) && membership.State == MembershipState.Active
                             select new { membership.CommunityId, Member = member }).AsNoTracking().ToListAsync(ct);
        foreach (var one in inRooms) takingPart[(rooms[one.CommunityId], one.Member.Id)] = one.Member;
    }

    private async Task ReadClosedAsync(HubDb db, IReadOnlyList<Sending> together, List<Guid> authors, CancellationToken ct)
    {
        var blocks = await db.Blocks.AsNoTracking().Where(b => authors.Contains(b.MemberId) || authors.Contains(b.BlockedId)).ToListAsync(ct);
        foreach (var block in blocks)
        {
            apart.Add((block.MemberId, block.BlockedId));
            apart.Add((block.BlockedId, block.MemberId));
        }
        var both = together.Where(s => conversations.TryGetValue(s.ConversationId, out var c) && c.IsOfTwo && takingPart.ContainsKey((c.Id, s.AuthorId)))
            .Select(s => Conversation(s).OtherThan(s.AuthorId)).Concat(authors).Distinct().ToList();
        silent.UnionWith(await db.Preferences.Where(p => both.Contains(p.MemberId) && !p.TakesMessages).Select(p => p.MemberId).ToListAsync(ct));
    }

    private async Task ReadRepliesAsync(HubDb db, IReadOnlyList<Sending> together, CancellationToken ct)
    {
        var ids = together.Select(s => s.Draft.ReplyToId).OfType<Guid>().Distinct().ToList();
        foreach (var answered in await db.Messages.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.ConversationId }).ToListAsync(ct))
            repliedIn[answered.Id] = answered.ConversationId;
        replies = await db.RepliesAsync(ids, ct);
    }
}
