using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Opening conversations, and who is in them.</summary>
public sealed class ConversationService(HubWrites writes, IDatabase database)
{
    /// <summary>With one member: theirs and the viewer's, the same each time. With several: a new group.</summary>
    /// <param name="title">What a group calls itself, at most 80 characters.</param>
    /// <param name="aboutId">The post that it is about: with its author, apart from what the two say otherwise.</param>
    /// <exception cref="NotReachable">One of them takes no messages from the viewer.</exception>
    public Task<Guid> StartAsync(Viewer viewer, IReadOnlyList<Guid> memberIds, string? title, Guid? aboutId, string? clientKey, CancellationToken ct)
    {
        var called = Require.Optional(title, "title", Conversation.MostTitleCharacters);
        var others = memberIds.Where(id => id != viewer.MemberId).Distinct().ToList();
        if (others.Count == 0) throw new NotValid("memberIds", "name another member.");
        if (others.Count >= Conversation.MostParticipants) throw new TooMany(Conversation.MostParticipants);
        if (aboutId is not null && others.Count > 1) throw new NotValid("aboutId", "is for two.");
        return writes.RunOnceAsync(viewer.MemberId, clientKey, async write =>
        {
            if (aboutId is { } post) await write.Db.RequirePostAsync(viewer, post, ct);
            var key = others.Count == 1 ? Conversation.KeyOf(viewer.MemberId, others[0], aboutId) : null;
            var known = key is null ? Guid.Empty : await write.Db.Conversations.Where(c => c.Key == key).Select(c => c.Id).FirstOrDefaultAsync(ct);
            if (known != Guid.Empty) return known;
            await write.Db.RequireReachableAsync(viewer, others, ct);
            var kind = key is null ? ConversationKind.Group : aboutId is null ? ConversationKind.Pair : ConversationKind.About;
            return Open(write, kind, key, [viewer.MemberId, .. others], kind == ConversationKind.Group ? called : "", aboutId, viewer);
        }, ct);
    }

    /// <summary>The room of a community where the viewer is a member; the first who asks opens it.</summary>
    public Task<Guid> OpenRoomAsync(Viewer viewer, Guid communityId, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            await write.Db.RequireMemberAsync(viewer, communityId, ct);
            var known = await write.Db.Conversations.Where(c => c.Kind == ConversationKind.Room && c.CommunityId == communityId).Select(c => c.Id).FirstOrDefaultAsync(ct);
            if (known != Guid.Empty) return known;
            var room = new Conversation
            {
                Id = write.NewId(IdKind.Conversation),
                Kind = ConversationKind.Room,
                CommunityId = communityId,
                Key = communityId.ToString(),
                StartedAt = write.Now,
                LastMessageAt = write.Now,
            };
            write.Db.Conversations.Add(room);
            return room.Id;
        }, ct);

    /// <summary>Anybody in a group brings others into it; they read what was written before.</summary>
    public Task<Guid> AddAsync(Viewer viewer, Guid conversationId, IReadOnlyList<Guid> memberIds, CancellationToken ct) =>
        ChangeGroupAsync(viewer, conversationId, async (write, group) =>
        {
            var asked = memberIds.Distinct().ToList();
            var rows = await write.Db.Participants.Where(p => p.ConversationId == group.Id).ToListAsync(ct);
            var added = asked.Where(id => !rows.Exists(p => p.MemberId == id && p.LeftAt is null)).ToList();
            if (added.Count == 0) return false;
            await write.Db.RequireReachableAsync(viewer, added, ct);
            if (rows.Count(p => p.LeftAt is null) + added.Count > Conversation.MostParticipants) throw new TooMany(Conversation.MostParticipants);
            foreach (var id in added)
            {
                if (rows.Find(p => p.MemberId == id) is { } left) (left.LeftAt, left.Since) = (null, write.Now);
                else Take(write, group.Id, id);
                write.Append(Streams.Inbox(id), ChatEvents.Started, group.Id, viewer.MemberId);
            }
            return true;
        }, ct);

    /// <param name="title">At most 80 characters; empty: by the names of who is in it.</param>
    public Task<Guid> RenameAsync(Viewer viewer, Guid conversationId, string title, CancellationToken ct)
    {
        var called = Require.Optional(title, "title", Conversation.MostTitleCharacters);
        return ChangeGroupAsync(viewer, conversationId, (_, group) =>
        {
            if (group.Title == called) return Task.FromResult(false);
            group.Title = called;
            return Task.FromResult(true);
        }, ct);
    }

    /// <summary>The viewer leaves a group and reads it no more.</summary>
    public Task<Guid> LeaveAsync(Viewer viewer, Guid conversationId, CancellationToken ct) =>
        ChangeGroupAsync(viewer, conversationId, async (write, group) =>
        {
            var mine = await write.Db.Participants.FirstAsync(p => p.ConversationId == group.Id && p.MemberId == viewer.MemberId, ct);
            mine.LeftAt = write.Now;
            write.Append(Streams.Inbox(viewer.MemberId), LiveKinds.AccessChanged, group.Id, viewer.MemberId);
            return true;
        }, ct);

    private Task<Guid> ChangeGroupAsync(Viewer viewer, Guid conversationId, Func<HubWrite, Conversation, Task<bool>> change, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            await write.Db.RequireConversationAsync(viewer, conversationId, ct);
            var group = (await database.LockAsync<Conversation>(write.Db, [conversationId], ct))[0];
            if (group.Kind != ConversationKind.Group) throw new NotAllowed("Only a group is changed so: archive this conversation, mute it, or block the member.");
            if (await change(write, group)) write.Append(Streams.Conversation(group.Id), ChatEvents.Changed, group.Id, viewer.MemberId);
            return conversationId;
        }, ct);

    private static Guid Open(HubWrite write, ConversationKind kind, string? key, IReadOnlyList<Guid> members, string title, Guid? subject, Viewer by)
    {
        var conversation = new Conversation
        {
            Id = write.NewId(IdKind.Conversation),
            Kind = kind,
            Title = title,
            Key = key,
            SubjectId = subject,
            StartedAt = write.Now,
            LastMessageAt = write.Now,
        };
        write.Db.Conversations.Add(conversation);
        foreach (var member in members)
        {
            Take(write, conversation.Id, member);
            // Two are told by the first message: who only opened an empty page has not spoken to anybody.
            if (kind == ConversationKind.Group) write.Append(Streams.Inbox(member), ChatEvents.Started, conversation.Id, by.MemberId);
        }
        return conversation.Id;
    }

    private static void Take(HubWrite write, Guid conversationId, Guid memberId) =>
        write.Db.Participants.Add(new() { ConversationId = conversationId, MemberId = memberId, Since = write.Now });
}
