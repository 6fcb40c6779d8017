using Entraide.Hub.Files;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Chat;

/// <summary>Messages of any conversations and authors, written in one transaction by as many commands for one as for many.</summary>
internal sealed class SendBatch
{
    private readonly HubWrite write;
    private readonly SendGrounds grounds;
    private readonly Dictionary<(Guid Author, string Key), Guid> first;
    private readonly List<Message> messages = [];
    private readonly List<ClientKey> keys = [];
    private readonly List<Action> outcomes = [];

    private SendBatch(HubWrite write, SendGrounds grounds, Dictionary<(Guid, string), Guid> first) =>
        (this.write, this.grounds, this.first) = (write, grounds, first);

    public static async Task<SendBatch> WriteAsync(HubWrite write, IDatabase database, IReadOnlyList<Sending> together, CancellationToken ct)
    {
        // The conversations are held first: whoever else repeats a key waits here, and then finds it.
        var conversations = await database.LockAsync<Conversation>(write.Db, [.. together.Select(s => s.ConversationId).Distinct()], ct);
        var grounds = await SendGrounds.ReadAsync(write.Db, conversations, together, ct);
        var batch = new SendBatch(write, grounds, await FirstAsync(write.Db, together, ct));
        foreach (var sending in together) batch.Take(sending);
        await write.Db.SaveChangesAsync(ct);
        await database.InsertAllAsync(write.Db, batch.messages, ct);
        await database.InsertAllAsync(write.Db, batch.keys, ct);
        await batch.MarkRoomsReadAsync(ct);
        if (together is [{ Draft.Files: { Count: > 0 } files } single] && batch.messages is [var message])
            await FileService.ClaimAsync(write, single.AuthorId, single.ConversationId, files, message.Id, ct);
        return batch;
    }

    /// <summary>Answers the senders; called when the transaction is durable.</summary>
    public void Tell() => outcomes.ForEach(tell => tell());

    private void Take(Sending sending)
    {
        if (sending.ClientKey is { } repeated && first.TryGetValue((sending.AuthorId, repeated), out var known))
        {
            outcomes.Add(() => sending.Accept(new(known, null)));
            return;
        }
        if (grounds.WhyNot(sending) is { } refusal)
        {
            outcomes.Add(() => sending.Refuse(refusal));
            return;
        }
        var message = Add(sending);
        outcomes.Add(() => sending.Accept(new(message.Id, message)));
    }

    private Message Add(Sending sending)
    {
        var conversation = grounds.Conversation(sending);
        var author = grounds.Author(sending);
        var message = new Message
        {
            Id = write.NewId(IdKind.Message),
            ConversationId = conversation.Id,
            Number = conversation.TakeNumber(write.Now),
            AuthorId = author.Id,
            ReplyToId = sending.Draft.ReplyToId,
            Body = sending.Draft.Body!,
            Html = sending.Html,
            FoldedBody = sending.Folded,
            SentAt = write.Now,
        };
        messages.Add(message);
        // Who writes has read what is above.
        if (grounds.Mark(sending) is { } mark) mark.ReadNumber = message.Number;
        if (sending.ClientKey is { } key)
        {
            first[(author.Id, key)] = message.Id;
            keys.Add(new() { MemberId = author.Id, Key = key, ResultId = message.Id, At = write.Now });
        }
        // What comes with files is read when it is shown: they are its own only at the end of the transaction.
        var shown = sending.Draft.Files.Count > 0 ? null : Showing.Of(message, PersonShown.Of(author), grounds.ReplyTo(sending), []);
        write.Append(Streams.Conversation(conversation.Id), ChatEvents.Sent, message.Id, author.Id, message.Number, shown);
        if (conversation.CommunityId is { } community)
            write.Append(Streams.Community(community), ChatEvents.SentInRoom, message.Id, author.Id, message.Number, ChatEvents.NewsOf(message, conversation.Kind, author.Name));
        return message;
    }

    /// <summary>In a room the author may have no row yet.</summary>
    private async Task MarkRoomsReadAsync(CancellationToken ct)
    {
        var inRooms = messages.Where(m => grounds.IsRoom(m.ConversationId));
        foreach (var said in inRooms.GroupBy(m => (m.ConversationId, m.AuthorId)))
            await ConversationMarks.MarkAsync(write.Db, said.Key.AuthorId, said.Key.ConversationId, said.Max(m => m.Number), write.Now, ct);
    }

    private static async Task<Dictionary<(Guid, string), Guid>> FirstAsync(HubDb db, IReadOnlyList<Sending> together, CancellationToken ct)
    {
        var (authors, keys) = (together.Select(s => s.AuthorId).Distinct().ToList(), together.Select(s => s.ClientKey).OfType<string>().Distinct().ToList());
        if (keys.Count == 0) return [];
        var known = await db.ClientKeys.AsNoTracking().Where(k => authors.Contains(k.MemberId) && keys.Contains(k.Key)).ToListAsync(ct);
        return known.ToDictionary(k => (k.MemberId, k.Key), k => k.ResultId);
    }
}
