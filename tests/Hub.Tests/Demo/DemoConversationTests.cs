using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;
using DemoRoom = Entraide.Hub.Demo.Demo;

namespace Entraide.Hub.Tests.Demo;

public sealed class DemoConversationTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Members_talk_in_pairs_groups_and_rooms_and_something_waits_for_those_worth_signing_in_as(StageKind kind)
    {
        await using var rooms = await Rooms.OpenAsync(await DemoFillTests.NewDatabaseAsync(kind));
        Assert.True(await rooms.Demo.FillAsync(default));
        var conversations = await rooms.ReadAsync(db => db.Conversations.ToListAsync());
        Assert.Equal((15, 4, 5), (CountOf(ConversationKind.Pair), CountOf(ConversationKind.Group), CountOf(ConversationKind.Room)));
        var said = (await rooms.ReadAsync(db => db.Messages.ToListAsync())).ToLookup(m => m.ConversationId);
        foreach (var conversation in conversations) AssertWhole(conversation, [.. said[conversation.Id].OrderBy(m => m.Number)]);
        Assert.Contains(said.SelectMany(m => m), m => m.Html.Contains("class=\"mention\"", StringComparison.Ordinal));
        Assert.Contains(said.SelectMany(m => m), m => m.EditedAt is not null);
        Assert.Contains(said.SelectMany(m => m), m => m is { DeletedAt: not null, Body: "", Html: "", FoldedBody: "" });
        await AssertAuthorsTakePartAsync(rooms);
        foreach (var account in DemoRoom.Accounts) await AssertWaitsAsync(rooms, account.Name);

        int CountOf(ConversationKind sought) => conversations.Count(c => c.Kind == sought);
    }

    private static void AssertWhole(Conversation conversation, List<Message> said)
    {
        Assert.InRange(said.Count, 4, 16);
        Assert.Equal(Enumerable.Range(1, said.Count), said.Select(m => m.Number));
        Assert.Equal(said.OrderBy(m => m.SentAt), said);
        Assert.Equal((said.Count, said[^1].SentAt), (conversation.LastNumber, conversation.LastMessageAt));
        Assert.InRange(conversation.LastMessageAt, DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow);
        Assert.All(said.Where(m => m.DeletedAt is null), m => Assert.NotEmpty(m.Html));
        Assert.All(said.Where(m => m.ReplyToId is not null), m => Assert.Contains(said, answered => answered.Id == m.ReplyToId && answered.Number < m.Number));
    }

    private static async Task AssertAuthorsTakePartAsync(Rooms rooms)
    {
        Assert.Empty(await rooms.ReadAsync(db => db.Messages
            .Where(m => !db.Participants.Any(p => p.ConversationId == m.ConversationId && p.MemberId == m.AuthorId && p.Since <= m.SentAt && p.ReadNumber >= m.Number))
            .Select(m => m.Body).ToListAsync()));
        Assert.Empty(await rooms.ReadAsync(db => (
            from message in db.Messages
            join room in db.Conversations on message.ConversationId equals room.Id
            where room.Kind == ConversationKind.Room && !db.Memberships.Any(m =>
                m.CommunityId == room.CommunityId && m.MemberId == message.AuthorId && m.State == MembershipState.Active && m.Since < message.SentAt)
            select message.Body).ToListAsync()));
    }

    private static async Task AssertWaitsAsync(Rooms rooms, string name)
    {
        var member = await rooms.ReadAsync(db => db.Members.SingleAsync(m => m.Name == name));
        var viewer = new Viewer(member.Id, Guid.NewGuid());
        var reads = rooms.Get<ChatReads>();
        Assert.InRange((await reads.PageAsync(viewer, new(50, null, null, null), archived: false, default)).Items.Count, 4, 20);
        Assert.InRange(await reads.UnreadCountAsync(viewer, default), 1, 5);
        Assert.InRange(await rooms.ReadAsync(db => db.Notifications.CountAsync(n => n.MemberId == member.Id && n.ReadAt == null)), 1, 3);
    }
}
