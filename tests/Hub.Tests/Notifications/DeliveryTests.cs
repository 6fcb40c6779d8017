using Entraide.Fixture;
using Entraide.Hub.Mail;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace Entraide.Hub.Tests.Notifications;

/// <summary>When lines reach devices and mailboxes.</summary>
public class DeliveryTests
{
    private static readonly DateTimeOffset EveOfSummer = new(2027, 3, 27, 20, 30, 0, TimeSpan.Zero);

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_night_in_which_clocks_change_ends_for_each_by_their_own_clock(StageKind kind)
    {
        var (hub, devices) = await StartAsync(kind);
        await using var _ = hub;
        var (paris, reunion, cayenne) = (await hub.MemberAsync("Paris"), await hub.MemberAsync("Réunion"), await hub.MemberAsync("Cayenne"));
        await hub.ChangeAsync(reunion, new(TimeZone: "Indian/Reunion"));
        await hub.ChangeAsync(cayenne, new(TimeZone: "America/Cayenne"));
        hub.Clock.MoveTo(EveOfSummer);
        var (awa, _, topic) = await hub.TopicAsync(paris, reunion, cayenne);
        await hub.MentionAsync(awa, topic, paris, reunion, cayenne);
        await devices.ShowAsync(cayenne, 1);
        await hub.LineAsync(paris, NotificationKind.Mention);
        await WaitsUntilAsync(hub, reunion.MemberId, new(2027, 3, 28, 4, 0, 0, TimeSpan.Zero));
        await WaitsUntilAsync(hub, paris.MemberId, new(2027, 3, 28, 6, 0, 0, TimeSpan.Zero));

        await hub.MentionAsync(awa, topic, paris);
        await hub.LineAsync(paris, NotificationKind.Mention, 2);
        hub.Clock.MoveTo(new(2027, 3, 28, 4, 0, 1, TimeSpan.Zero));
        await devices.ShowAsync(reunion, 1);
        Assert.Empty(devices.Of(paris));
        hub.Clock.MoveTo(new(2027, 3, 28, 6, 0, 1, TimeSpan.Zero));
        await devices.ShowAsync(paris, 1);
        Assert.Equal("2 mentions de vous dans « Vendée »", Assert.Single(devices.Of(paris)).Body);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_is_pushed_says_who_and_where_until_it_is_read_and_comes_again_where_it_failed(StageKind kind)
    {
        var (hub, devices) = await StartAsync(kind);
        await using var _ = hub;
        var bruno = await hub.MemberAsync("Bruno");
        await hub.WakeAsync(bruno);
        var (awa, community, topic) = await hub.TopicAsync(bruno);
        devices.Failures = 1;
        await hub.MentionAsync(awa, topic, bruno);
        var line = await hub.LineAsync(bruno, NotificationKind.Mention);
        await Eventually.Async(async () => await PushAtAsync(hub, bruno.MemberId) > hub.Clock.GetUtcNow(), "it waits for the next try");
        hub.Clock.Move(TimeSpan.FromMinutes(1));
        await devices.ShowAsync(bruno, 1);
        Assert.Equal([new("Mention", "Awa Keïta parle de vous dans « Vendée »", line.Path, $"Mention:{topic}")], devices.Of(bruno));
        await Eventually.Async(async () => await PushAtAsync(hub, bruno.MemberId) is null, "it is done");

        // What is read while it waits for the end of quiet hours stays away from devices, as does what they chose otherwise of.
        await hub.ChangeAsync(bruno, new(QuietFrom: new(0, 0), QuietUntil: new(23, 59)));
        await hub.MentionAsync(awa, topic, bruno);
        await hub.LineAsync(bruno, NotificationKind.Mention, 2);
        await hub.Get<NotificationService>().MarkReadAsync(bruno, [line.Id], default);
        await hub.Get<NotificationService>().ChooseAsync(bruno, NotificationKind.Reply, Delivery.Digest, default);
        await hub.Get<Hub.Forums.TopicService>().FollowAsync(bruno, topic, true, default);
        await hub.Posts.AddAsync(awa, topic, "suite", null, default);
        await hub.LineAsync(bruno, NotificationKind.Reply);
        await hub.WakeAsync(bruno);
        await hub.Joining.SetRoleAsync(awa, community, bruno.MemberId, Hub.Communities.Role.Steward, default);
        await devices.ShowAsync(bruno, 2);
        Assert.Equal(["Mention", "Communauté"], devices.Of(bruno).Select(m => m.Title));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Quiet_hours_that_end_earlier_let_through_what_waits(StageKind kind)
    {
        var (hub, devices) = await StartAsync(kind);
        await using var _ = hub;
        var bruno = await hub.MemberAsync("Bruno");
        await hub.ChangeAsync(bruno, new(QuietFrom: new(0, 0), QuietUntil: new(23, 59)));
        var (awa, _, topic) = await hub.TopicAsync(bruno);
        hub.Clock.MoveTo(EveOfSummer);
        await hub.MentionAsync(awa, topic, bruno);
        await WaitsUntilAsync(hub, bruno.MemberId, new(2027, 3, 27, 22, 59, 0, TimeSpan.Zero));
        Assert.Empty(devices.Of(bruno));
        await hub.WakeAsync(bruno);
        await devices.ShowAsync(bruno, 1);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task One_mail_a_morning_brings_what_is_new_and_unread(StageKind kind)
    {
        var (hub, _) = await StartAsync(kind);
        await using var __ = hub;
        var (bruno, chloe) = (await hub.MemberAsync("Bruno"), await hub.MemberAsync("Chloé"));
        await hub.ChangeAsync(chloe, new(Digest: false));
        hub.Clock.MoveTo(EveOfSummer);
        var (awa, _, topic) = await hub.TopicAsync(bruno, chloe);
        foreach (var member in new[] { bruno, chloe })
            await hub.Posts.ThankAsync(awa, await hub.Posts.AddAsync(member, topic, "<b>Je viens</b>", null, default), default);
        await hub.MentionAsync(awa, topic, bruno);
        await hub.LineAsync(bruno, NotificationKind.Thanks);
        await hub.LineAsync(chloe, NotificationKind.Thanks);
        await hub.LineAsync(bruno, NotificationKind.Mention);

        // The merci with the first morning, which is at 6:00 UTC; the mention, which waited for a day, with the second.
        hub.Clock.MoveTo(new(2027, 3, 28, 6, 0, 1, TimeSpan.Zero));
        var first = await MailAsync(hub, 1);
        Assert.Equal("Une nouveauté vous attend sur Entraide", first.Subject);
        Assert.Contains($"- Awa Keïta vous dit merci dans « Vendée »\n  https://hub.exemple.fr/c/", first.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("parle de vous", first.TextBody, StringComparison.Ordinal);
        Assert.Contains("Awa Ke&#239;ta vous dit merci dans &#171; Vend&#233;e &#187;</a>", first.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("multipart/alternative", first.Body!.ContentType.MimeType);
        Assert.Matches("^<https://hub.exemple.fr/unsubscribe/[A-Za-z0-9_-]+>$", first.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", first.Headers[HeaderId.ListUnsubscribePost]);

        hub.Clock.MoveTo(new(2027, 3, 29, 6, 0, 1, TimeSpan.Zero));
        Assert.Contains("Awa Keïta parle de vous", (await MailAsync(hub, 2)).TextBody!, StringComparison.Ordinal);

        // Nothing new: no mail. What grows is new again, and whoever ends the mail has none.
        hub.Clock.MoveTo(new(2027, 3, 30, 6, 0, 1, TimeSpan.Zero));
        await hub.MentionAsync(awa, topic, bruno);
        await hub.LineAsync(bruno, NotificationKind.Mention, 2);
        hub.Clock.MoveTo(new(2027, 4, 1, 6, 0, 1, TimeSpan.Zero));
        var third = await MailAsync(hub, 3);
        Assert.Contains("2 mentions de vous", third.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("merci", third.TextBody, StringComparison.Ordinal);
        Assert.Empty(await hub.ReadAsync(db => db.DigestsSent.Where(s => s.MemberId == chloe.MemberId).ToListAsync()));
        await hub.Get<Unsubscribing>().EndAsync(third.Headers[HeaderId.ListUnsubscribe]!.TrimEnd('>').Split('/')[^1], default);
        Assert.False((await hub.Get<PreferencesService>().OfAsync(bruno.MemberId, default)).Digest);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Moving_the_morning_brings_no_second_mail_on_one_day(StageKind kind)
    {
        var (hub, _) = await StartAsync(kind);
        await using var __ = hub;
        var bruno = await hub.MemberAsync("Bruno");
        hub.Clock.MoveTo(EveOfSummer);
        var (awa, _, topic) = await hub.TopicAsync(bruno);
        var posts = new[] { await hub.Posts.AddAsync(bruno, topic, "un", null, default), await hub.Posts.AddAsync(bruno, topic, "deux", null, default) };
        await hub.Posts.ThankAsync(awa, posts[0], default);
        await hub.LineAsync(bruno, NotificationKind.Thanks);
        hub.Clock.MoveTo(new(2027, 3, 28, 6, 0, 1, TimeSpan.Zero));
        await MailAsync(hub, 1);
        await hub.ChangeAsync(bruno, new(QuietUntil: new(12, 0)));
        await hub.Posts.ThankAsync(awa, posts[1], default);
        await hub.LineAsync(bruno, NotificationKind.Thanks, 2);
        hub.Clock.MoveTo(new(2027, 3, 28, 10, 0, 1, TimeSpan.Zero));
        await Eventually.Async(async () => await hub.ReadAsync(db => db.Notifications.Where(n => n.MemberId == bruno.MemberId).Select(n => n.MailAt).FirstAsync())
            == new DateTimeOffset(2027, 3, 29, 10, 0, 0, TimeSpan.Zero), "it waits for the next morning");
        Assert.Single(Outbox(hub));
    }

    private static async Task<(HubServices Hub, Devices Devices)> StartAsync(StageKind kind)
    {
        var devices = new Devices();
        return (await HubServices.StartAsync(kind, add: services => services.AddSingleton<IPushOut>(devices)), devices);
    }

    private static Task WaitsUntilAsync(HubServices hub, Guid member, DateTimeOffset moment) =>
        Eventually.Async(async () => await PushAtAsync(hub, member) == moment, $"it waits until {moment}");

    private static Task<DateTimeOffset?> PushAtAsync(HubServices hub, Guid member) =>
        hub.ReadAsync(db => db.Notifications.Where(n => n.MemberId == member && n.Kind == NotificationKind.Mention).Select(n => n.PushAt).FirstOrDefaultAsync());

    private static FileInfo[] Outbox(HubServices hub) =>
        new DirectoryInfo(hub.Get<MailSettings>().Outbox) is { Exists: true } outbox ? [.. outbox.EnumerateFiles("*.eml").Where(IsDigest).OrderBy(file => file.Name, StringComparer.Ordinal)] : [];

    private static bool IsDigest(FileInfo file)
    {
        using var message = MimeMessage.Load(file.FullName);
        return message.Headers.Contains(HeaderId.ListUnsubscribe);
    }

    /// <summary>The last of so many mails, and no more.</summary>
    private static async Task<MimeMessage> MailAsync(HubServices hub, int count)
    {
        await Eventually.Async(() => Outbox(hub).Length >= count, $"{count} mails are sent");
        return await MimeMessage.LoadAsync(Assert.Single(Outbox(hub).Skip(count - 1)).FullName);
    }
}
