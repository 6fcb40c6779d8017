using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Notifications;

/// <summary>What members are told, as a program of theirs reads it.</summary>
public sealed class NotificationTests
{
    private const string Line = "id kind placeId subjectId actor { name initials } count lastNumber lastAt readAt title communityId path";
    private const string Live = $"kind content {{ ... on NotificationChanged {{ unreadCount notification {{ {Line} }} }} ... on NotificationsRead {{ unreadCount ids }} }}";

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Ten_posts_in_a_followed_topic_are_one_line_that_grows_live(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var (_, topic) = await TalkAsync("Une seule ligne", awa, bruno);
        await bruno.MutateAsync("followTopic", new { topicId = topic, following = true }, "");
        using var phone = await EventStream.OpenAsync(bruno.GraphQL, $"inbox:{bruno.Id}", after: 0, fields: Live);
        for (var post = 0; post < 10; post++) await awa.PostAsync(topic, $"{post}");
        await ChangedAsync(phone, line => line.GetProperty("count").GetInt32() == 10);
        await awa.PostAsync(topic, $"Et toi, [@Bruno](member:{bruno.Id}) ?");
        Shown.Match(await ChangedAsync(phone, line => line.GetProperty("kind").GetString() == "MENTION"), "A_mention_live");
        Shown.Match(await bruno.SendAsync($"{{ me {{ unreadNotificationCount }} notifications {{ nodes {{ {Line} }} pageInfo {{ hasNextPage }} }} }}"), "Ten_posts_in_a_line_and_a_mention");
        Assert.Equal(0, await UnreadAsync(awa));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_is_read_on_one_device_is_read_on_all(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var (community, topic) = await TalkAsync("Deux appareils", awa, bruno);
        var other = await awa.StartTopicAsync(community, "Autre", $"[@Bruno](member:{bruno.Id})");
        await awa.PostAsync(topic, $"[@Bruno](member:{bruno.Id})");
        var third = await awa.StartTopicAsync(community, "Troisième", $"[@Bruno](member:{bruno.Id})");
        await Eventually.Async(async () => await UnreadAsync(bruno) == 3, "three lines are unread");
        var lines = await LinesAsync(bruno);
        using var phone = await EventStream.OpenAsync(bruno.GraphQL, $"inbox:{bruno.Id}", fields: Live);

        // Reading the topic, up to the post and no less.
        await bruno.MutateAsync("markRead", new { topicId = topic, number = 1 }, "");
        await bruno.MutateAsync("markRead", new { topicId = topic, number = 2 }, "");
        Assert.Equal((IdOf(lines, topic), 2), await ReadAsync(phone));
        // The line itself, and not those of others.
        Assert.Equal(0, await MarkAsync(awa, IdOf(lines, other)));
        Assert.Equal(2, await UnreadAsync(bruno));
        Assert.Equal(1, await MarkAsync(bruno, IdOf(lines, other)));
        Assert.Equal((IdOf(lines, other), 1), await ReadAsync(phone));
        // All, up to what was seen.
        var until = lines.Max(line => line.GetProperty("lastAt").GetDateTimeOffset());
        Assert.Equal(1, await MarkAllAsync(bruno, until.AddMinutes(-10)));
        Assert.Equal(0, await MarkAllAsync(bruno, until));
        Assert.Equal((IdOf(lines, third), 0), await ReadAsync(phone));
        Assert.Equal(0, (await bruno.SendAsync("{ notifications(unreadOnly: true) { nodes { id } } }")).GetProperty("notifications").GetProperty("nodes").GetArrayLength());
        Assert.Equal("NOT_VALID", await bruno.RefusalAsync("markNotificationsRead", new { ids = Enumerable.Repeat(topic, 101) }));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_kind_that_a_member_does_not_want_makes_no_line(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, chloe) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"), await stage.JoinAsync("Chloé Vasseur"));
        var (_, topic) = await TalkAsync("Sans mentions", awa, bruno, chloe);
        Shown.Match(await bruno.SendAsync("{ notificationChoices { kind delivery } me { preferences { digest } } }"), "Choices_of_who_chose_nothing");
        var chosen = await bruno.SendAsync("mutation { chooseNotification(input: { kind: MENTION, delivery: NEVER }) { notificationChoice { kind delivery } } }");
        Assert.Equal("NEVER", chosen.GetProperty("chooseNotification").GetProperty("notificationChoice").GetProperty("delivery").GetString());
        await awa.PostAsync(topic, $"[@Bruno](member:{bruno.Id}) [@Chloé](member:{chloe.Id})");
        await Eventually.Async(async () => await UnreadAsync(chloe) == 1, "Chloé is told");
        // Inboxes of one event are written together and in no order that is promised: a later one follows both.
        await awa.PostAsync(topic, $"[@Chloé](member:{chloe.Id})");
        await Eventually.Async(async () => (await LinesAsync(chloe))[0].GetProperty("count").GetInt32() == 2, "Chloé is told again");
        Assert.Equal(0, await UnreadAsync(bruno));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Each_is_told_what_others_decide_of_them_and_nobody_what_they_do_themselves(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, chloe) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"), await stage.JoinAsync("Chloé Vasseur"));
        var community = await awa.FoundAsync("Sur demande", door: "ON_REQUEST");
        await bruno.JoinAsync(community);
        Assert.Equal("REQUEST Bruno Le Goff", await NewestAsync(awa, 1));
        await awa.MutateAsync("decideRequest", new { communityId = community, memberId = bruno.Id, accept = true }, "");
        Assert.Equal("DECISION Awa Keïta", await NewestAsync(bruno, 1));
        await awa.MutateAsync("inviteMember", new { communityId = community, memberId = chloe.Id }, "");
        Assert.Equal("INVITATION Awa Keïta", await NewestAsync(chloe, 1));
        await chloe.JoinAsync(community);
        await awa.MutateAsync("setRole", new { communityId = community, memberId = bruno.Id, role = "STEWARD" }, "");
        Assert.Equal("MODERATION Awa Keïta", await NewestAsync(bruno, 2));
        await bruno.MutateAsync("removeMember", new { communityId = community, memberId = chloe.Id }, "");
        Assert.Equal("MODERATION Bruno Le Goff", await NewestAsync(chloe, 2));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_leaves_a_community_is_shown_nothing_more_of_it(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var (community, topic) = await TalkAsync("Au revoir", awa, bruno);
        await awa.PostAsync(topic, $"[@Bruno](member:{bruno.Id})");
        await Eventually.Async(async () => await UnreadAsync(bruno) == 1, "Bruno is told");
        await bruno.MutateAsync("leaveCommunity", new { communityId = community }, "");
        Assert.Empty(await LinesAsync(bruno));
        Assert.Equal(0, await UnreadAsync(bruno));
        // Who catches up on the inbox finds that there was something, and not what.
        using var inbox = await EventStream.OpenAsync(bruno.GraphQL, $"inbox:{bruno.Id}", after: 0, fields: Live);
        var content = (await inbox.NextAsync("notification.changed")).GetProperty("content");
        Assert.Equal((JsonValueKind.Null, 0), (content.GetProperty("notification").ValueKind, content.GetProperty("unreadCount").GetInt32()));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Pages_lead_through_all_lines_both_ways(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var (community, _) = await TalkAsync("Cinq lignes", awa, bruno);
        for (var topic = 1; topic <= 5; topic++)
        {
            await awa.StartTopicAsync(community, $"{topic}", $"[@Bruno](member:{bruno.Id})");
            await Eventually.Async(async () => await UnreadAsync(bruno) == topic, $"{topic} lines");
        }
        Assert.Equal("54 32 1", await TitlesAsync(bruno, "first", "after", "endCursor", "hasNextPage"));
        Assert.Equal("21 43 5", await TitlesAsync(bruno, "last", "before", "startCursor", "hasPreviousPage"));
    }

    private static async Task<(Guid Community, Guid Topic)> TalkAsync(string name, Person awa, params Person[] others)
    {
        var community = await awa.FoundAsync(name);
        foreach (var other in others) await other.JoinAsync(community);
        return (community, await awa.StartTopicAsync(community, "Qui a le BAFA ?"));
    }

    private static async Task<int> UnreadAsync(Person person) =>
        (await person.SendAsync("{ me { unreadNotificationCount } }")).GetProperty("me").GetProperty("unreadNotificationCount").GetInt32();

    private static async Task<List<JsonElement>> LinesAsync(Person person) =>
        [.. (await person.SendAsync($"{{ notifications {{ nodes {{ {Line} }} }} }}")).GetProperty("notifications").GetProperty("nodes").EnumerateArray()];

    private static async Task<string> NewestAsync(Person person, int count)
    {
        List<JsonElement> lines = [];
        await Eventually.Async(async () => (lines = await LinesAsync(person)).Count >= count, $"{person.Name} has {count} lines");
        Assert.Equal(count, lines.Count);
        return $"{lines[0].GetProperty("kind").GetString()} {lines[0].GetProperty("actor").GetProperty("name").GetString()}";
    }

    private static Guid IdOf(List<JsonElement> lines, Guid place) =>
        lines.Single(line => line.GetProperty("placeId").GetGuid() == place).GetProperty("id").GetGuid();

    /// <summary>The next change of a line that is so: events show lines as they are now, so several may.</summary>
    private static async Task<JsonElement> ChangedAsync(EventStream stream, Func<JsonElement, bool> isSo)
    {
        while (true)
            if ((await stream.NextAsync("notification.changed")).GetProperty("content") is var content && isSo(content.GetProperty("notification"))) return content;
    }

    /// <summary>The one line that was read on another device, and how many are unread now.</summary>
    private static async Task<(Guid Id, int Unread)> ReadAsync(EventStream stream)
    {
        var content = (await stream.NextAsync("notifications.read")).GetProperty("content");
        return (Assert.Single(content.GetProperty("ids").EnumerateArray()).GetGuid(), content.GetProperty("unreadCount").GetInt32());
    }

    private static async Task<int> MarkAsync(Person person, Guid id) =>
        (await person.MutateAsync("markNotificationsRead", new { ids = new[] { id } }, "unreadCount")).GetProperty("unreadCount").GetInt32();

    private static async Task<int> MarkAllAsync(Person person, DateTimeOffset until) =>
        (await person.SendAsync("mutation($until: DateTime!) { markAllNotificationsRead(input: { until: $until }) { unreadCount } }", new { until }))
            .GetProperty("markAllNotificationsRead").GetProperty("unreadCount").GetInt32();

    /// <summary>Titles page by page, two lines a page.</summary>
    private static async Task<string> TitlesAsync(Person person, string size, string from, string cursor, string more)
    {
        var (pages, place) = (new List<string>(), (string?)null);
        while (true)
        {
            var page = (await person.SendAsync($"query($from: String) {{ notifications({size}: 2, {from}: $from) {{ nodes {{ title }} pageInfo {{ {cursor} {more} }} }} }}", new { from = place })).GetProperty("notifications");
            pages.Add(string.Concat(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("title").GetString())));
            if (!page.GetProperty("pageInfo").GetProperty(more).GetBoolean()) return string.Join(' ', pages);
            place = page.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }
}
