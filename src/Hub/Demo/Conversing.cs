using System.Text.RegularExpressions;
using Entraide.Hub.Chat;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;

namespace Entraide.Hub.Demo;

/// <summary>What members say to each other, how far each has read it, and what waits for those who are signed in as.</summary>
/// <param name="known">Those who are signed in as.</param>
internal sealed partial class Conversing(
    HubDb db, IReadOnlyList<Member> members, IReadOnlyList<Member> known, IReadOnlyList<Gathering> gatherings, DateTimeOffset now, Random chance)
{
    /// <summary>Of the others in a group, one in so many has not read on since they spoke.</summary>
    private const int Behind = 3;

    public void Add(ConversationScript script)
    {
        var speakers = script.With.Select(name => members.Single(m => m.Name == name)).ToList();
        var room = script.Kind == ConversationKind.Room ? gatherings.Single(g => g.Script.Slug == script.Heading) : null;
        var moments = MomentsOf(script);
        var conversation = ConversationOf(script, speakers, room, moments[0]);
        var said = new List<Message>(moments.Length);
        foreach (var (line, at) in script.Lines.Zip(moments)) said.Add(MessageOf(conversation, line, at, speakers, said));
        db.Add(conversation);
        db.AddRange(said);
        // Who only listens in a room has nothing to remember, but those who are signed in as would find all of it unread.
        foreach (var member in room is null ? speakers : speakers.Union(room.MembersAt(now).Intersect(known)))
            AddParticipant(script, conversation, said, member);
    }

    /// <summary>Told back from the last: minutes pass between messages, and a good night before those that are said later.</summary>
    private DateTimeOffset[] MomentsOf(ConversationScript script)
    {
        var moments = new DateTimeOffset[script.Lines.Count];
        var at = now - script.Last;
        for (var rank = moments.Length - 1; rank >= 0; rank--)
        {
            moments[rank] = at = Moments.Whole(Moments.Awake(at, now));
            at -= script.Lines[rank].Later ? TimeSpan.FromHours(chance.Next(12, 36)) : TimeSpan.FromSeconds(chance.Next(50, 400));
        }
        return moments;
    }

    private static Conversation ConversationOf(ConversationScript script, List<Member> speakers, Gathering? room, DateTimeOffset started) => new()
    {
        Id = Ids.New(IdKind.Conversation, started),
        Kind = script.Kind,
        Title = script.Kind == ConversationKind.Group ? script.Heading : "",
        CommunityId = room?.Community.Id,
        Key = script.Kind == ConversationKind.Pair ? Conversation.KeyOf(speakers[0].Id, speakers[1].Id) : room?.Community.Id.ToString(),
        StartedAt = started,
        LastMessageAt = started,
    };

    private static Message MessageOf(Conversation conversation, MessageLine line, DateTimeOffset at, List<Member> speakers, List<Message> said)
    {
        var body = Mention().Replace(line.Text, name => $"[@{Named(name.Groups[1].Value).Name}](member:{Named(name.Groups[1].Value).Id})");
        var message = new Message
        {
            Id = Ids.New(IdKind.Message, at),
            ConversationId = conversation.Id,
            Number = conversation.TakeNumber(at),
            AuthorId = Named(line.Author).Id,
            ReplyToId = line.Answers is { } number ? said[number - 1].Id : null,
            Body = body,
            Html = MarkdownText.ToHtml(body),
            FoldedBody = Folding.Fold(body),
            SentAt = at,
        };
        if (line.Edited) message.Reword(body, at.AddSeconds(40));
        if (line.Deleted) message.Delete(at.AddSeconds(40));
        return message;

        Member Named(string first) => speakers.Single(m => m.Name.Split(' ')[0] == first);
    }

    private void AddParticipant(ConversationScript script, Conversation conversation, List<Message> said, Member member)
    {
        var unread = script.Unread.GetValueOrDefault(member.Name);
        var isBehind = script.Kind == ConversationKind.Group && !known.Contains(member) && chance.Next(Behind) == 0;
        var read = isBehind ? said.FindLast(m => m.AuthorId == member.Id)?.Number ?? 0 : said.Count - unread;
        db.Participants.Add(new() { ConversationId = conversation.Id, MemberId = member.Id, Since = conversation.StartedAt, ReadNumber = read });
        if (unread > 0 && script.Kind != ConversationKind.Room) AddNotification(member, said[read], said[^1], unread);
    }

    /// <summary>It is neither pushed nor mailed: nobody of the demo has a device or a mailbox.</summary>
    private void AddNotification(Member member, Message first, Message last, int count) => db.Notifications.Add(new()
    {
        Id = Ids.New(IdKind.Notification, first.SentAt),
        MemberId = member.Id,
        Kind = NotificationKind.Message,
        PlaceId = last.ConversationId,
        SubjectId = last.Id,
        ActorId = last.AuthorId,
        Count = count,
        FirstAt = first.SentAt,
        LastAt = last.SentAt,
        LastNumber = last.Number,
    });

    [GeneratedRegex(@"@(\p{L}+)")]
    private static partial Regex Mention();
}
