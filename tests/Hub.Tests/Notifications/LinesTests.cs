using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Notifications;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Notifications;

public class LinesTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nobody_hears_of_who_they_are_apart_from_whoever_of_the_two_wished_it(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (bruno, chloe, dan) = (await hub.MemberAsync("Bruno"), await hub.MemberAsync("Chloé"), await hub.MemberAsync("Dan"));
        var (awa, _, topic) = await hub.TopicAsync(bruno, chloe, dan);
        await BlockAsync(hub, awa, bruno);
        await BlockAsync(hub, chloe, awa);
        await hub.MentionAsync(awa, topic, bruno, chloe, dan);
        await hub.LineAsync(dan, NotificationKind.Mention);
        await hub.SettleAsync();
        Assert.Empty(await hub.LinesAsync(bruno));
        Assert.Empty(await hub.LinesAsync(chloe));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_was_read_before_its_line_could_be_made_makes_none(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var bruno = await hub.MemberAsync("Bruno");
        var (awa, _, topic) = await hub.TopicAsync(bruno);
        var post = await hub.Posts.AddAsync(awa, topic, "bonjour", null, default);
        await hub.Get<TopicService>().MarkReadAsync(bruno, topic, 2, default);
        await hub.SettleAsync();
        // As a reader that is late would meet them.
        await AppendAsync(hub, bruno, ForumEvents.FollowedPost, post, awa);
        await hub.SettleAsync();
        Assert.Empty(await hub.LinesAsync(bruno));
        await hub.Posts.EditAsync(awa, post, $"bonjour [@Bruno](member:{bruno.MemberId})", default);
        Assert.Equal(2, (await hub.LineAsync(bruno, NotificationKind.Mention)).LastNumber);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Messages_make_a_line_unless_muted_left_or_read_and_reading_the_conversation_reads_it(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (awa, bruno, chloe, dan) = (await hub.MemberAsync("Awa"), await hub.MemberAsync("Bruno"), await hub.MemberAsync("Chloé"), await hub.MemberAsync("Dan"));
        var conversation = await ConverseAsync(hub, awa, (bruno, null), (chloe, p => p.Muted = true), (dan, p => p.LeftAt = p.Since));
        var messages = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => WriteAsync(hub, conversation, awa, number)));
        // Those that come together are one event.
        foreach (var message in new[] { messages[3], messages[9] })
            foreach (var member in new[] { bruno, chloe, dan }) await AppendAsync(hub, member, "message.received", message, awa);
        await AppendAsync(hub, bruno, "message.replied", messages[9], awa);
        var line = await hub.LineAsync(bruno, NotificationKind.Message, 10);
        Assert.Equal((conversation, 10, $"/messages/{conversation}?n=10", null), (line.PlaceId, line.LastNumber, line.Path, line.Title));
        await hub.LineAsync(bruno, NotificationKind.Reply);
        await hub.SettleAsync();
        Assert.Empty(await hub.LinesAsync(chloe));
        Assert.Empty(await hub.LinesAsync(dan));

        await AppendAsync(hub, bruno, "conversation.read", conversation, bruno, 9);
        await hub.SettleAsync();
        Assert.All(await hub.LinesAsync(bruno), l => Assert.Null(l.ReadAt));
        await AppendAsync(hub, bruno, "conversation.read", conversation, bruno, 10);
        await hub.SettleAsync();
        Assert.All(await hub.LinesAsync(bruno), l => Assert.NotNull(l.ReadAt));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_happened_while_the_hub_was_down_is_told_once_when_it_is_back(StageKind kind)
    {
        Viewer bruno;
        var before = await HubServices.StartAsync(kind);
        await before.DisposeAsync();
        await using (var hub = await HubServices.StartAsync(before.Database, before.Redis, Deaf))
        {
            bruno = await hub.MemberAsync("Bruno");
            var (awa, _, topic) = await hub.TopicAsync(bruno);
            for (var post = 0; post < 10; post++) await hub.MentionAsync(awa, topic, bruno);
            await Eventually.Async(async () => await hub.ReadAsync(db => db.Events.CountAsync(e => e.Kind == ForumEvents.PostMentioned)) == 10, "the inbox has ten events");
            Assert.Empty(await hub.LinesAsync(bruno));
        }
        for (var start = 1; start <= 2; start++)
        {
            await using var back = await HubServices.StartAsync(before.Database, before.Redis);
            await back.LineAsync(bruno, NotificationKind.Mention, 10);
            await back.SettleAsync();
            Assert.Equal(10, Assert.Single(await back.LinesAsync(bruno)).Count);
        }
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_was_read_is_forgotten_after_ninety_days_and_what_was_not_is_kept(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        var bruno = await hub.MemberAsync("Bruno");
        var (awa, community, topic) = await hub.TopicAsync(bruno);
        var post = await hub.Posts.AddAsync(bruno, topic, "Je viens.", null, default);
        await hub.Posts.ThankAsync(awa, post, default);
        await hub.MentionAsync(awa, topic, bruno);
        var mention = await hub.LineAsync(bruno, NotificationKind.Mention);
        await hub.LineAsync(bruno, NotificationKind.Thanks);
        await hub.Get<NotificationService>().MarkReadAsync(bruno, [mention.Id], default);
        hub.Clock.Move(TimeSpan.FromDays(91));
        await Eventually.Async(async () => (await hub.LinesAsync(bruno)).Count == 1, "the line that was read is forgotten");
        Assert.Equal(NotificationKind.Thanks, Assert.Single(await hub.LinesAsync(bruno)).Kind);
    }

    /// <summary>A hub whose lines nobody makes: as if it had died before.</summary>
    private static void Deaf(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
    {
        var lines = services.Single(service => service.ImplementationType == typeof(NotificationLines));
        services.Remove(lines);
    }

    private static Task<bool> AppendAsync(HubServices hub, Viewer owner, string kind, Guid subject, Viewer actor, int? count = null) => hub.Writes.RunAsync(write =>
    {
        write.Append(Streams.Inbox(owner.MemberId), kind, subject, actor.MemberId, count);
        return Task.FromResult(true);
    }, default);

    private static Task<bool> BlockAsync(HubServices hub, Viewer viewer, Viewer other) => hub.Writes.RunAsync(write =>
    {
        write.Db.Blocks.Add(new() { MemberId = viewer.MemberId, BlockedId = other.MemberId, At = write.Now });
        return Task.FromResult(true);
    }, default);

    private static Task<Guid> ConverseAsync(HubServices hub, Viewer awa, params (Viewer Who, Action<Participant>? But)[] others) => hub.Writes.RunAsync(write =>
    {
        var conversation = new Conversation { Id = write.NewId(IdKind.Conversation), Kind = ConversationKind.Group, StartedAt = write.Now, LastMessageAt = write.Now };
        write.Db.Conversations.Add(conversation);
        foreach (var (who, but) in others.Prepend((awa, null)))
        {
            var participant = new Participant { ConversationId = conversation.Id, MemberId = who.MemberId, Since = write.Now };
            but?.Invoke(participant);
            write.Db.Participants.Add(participant);
        }
        return Task.FromResult(conversation.Id);
    }, default);

    private static Task<Guid> WriteAsync(HubServices hub, Guid conversation, Viewer author, int number) => hub.Writes.RunAsync(write =>
    {
        var id = write.NewId(IdKind.Message);
        write.Db.Messages.Add(new() { Id = id, ConversationId = conversation, Number = number, AuthorId = author.MemberId, Body = "a", Html = "a", FoldedBody = "a", SentAt = write.Now });
        return Task.FromResult(id);
    }, default);
}
