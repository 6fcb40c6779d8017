using System.Buffers.Text;
using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Notifications;
using Entraide.Hub.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Hub.Tests.Push;

/// <summary>What leaves the hub reaches the member's browsers, and those alone.</summary>
public sealed class PushOutTests
{
    private static readonly PushMessage Message = new("Awa Keïta", "Samedi, 9 h ? 🚲", "/c/velo/t/1", "conversation:1");

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_browser_reads_what_was_sent_and_the_service_knows_who_sent_it(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        await using var service = await PushService.StartAsync();
        var ada = await hub.MemberAsync();
        await GiveAsync(hub, ada, service, service.Endpoint("ada"));
        await SendAsync(hub, ada, Message);
        var came = await service.NextAsync();
        var (message, claims) = (came.GetProperty("message"), came.GetProperty("claims"));
        Assert.Equal(
            (Message.Title, Message.Body, Message.Url, Message.Tag),
            (message.GetProperty("title").GetString(), message.GetProperty("body").GetString(), message.GetProperty("url").GetString(), message.GetProperty("tag").GetString()));
        Assert.Equal(("POST", "86400", "normal"), (came.GetProperty("method").GetString(), came.GetProperty("ttl").GetString(), came.GetProperty("urgency").GetString()));
        Assert.Matches("^[A-Za-z0-9_-]{32}$", came.GetProperty("topic").GetString());
        Assert.Equal((service.Address, "mailto:hub@exemple.fr"), (claims.GetProperty("aud").GetString(), claims.GetProperty("sub").GetString()));
        Assert.Equal(Base64Url.EncodeToString((await hub.Get<PushKeys>().ReadAsync(default)).Public), came.GetProperty("key").GetString());
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_message_that_is_too_long_is_cut_between_characters(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        await using var service = await PushService.StartAsync();
        var ada = await hub.MemberAsync();
        await GiveAsync(hub, ada, service, service.Endpoint("ada"));
        await SendAsync(hub, ada, Message with { Body = string.Concat(Enumerable.Repeat("🚲", 5000)), Title = new('\u0001', 5000) });
        var body = (await service.NextAsync()).GetProperty("message").GetProperty("body").GetString()!;
        Assert.StartsWith("🚲🚲", body, StringComparison.Ordinal);
        Assert.EndsWith("🚲…", body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_browser_that_is_gone_is_sent_to_no_more(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        await using var service = await PushService.StartAsync();
        var ada = await hub.MemberAsync();
        foreach (var (name, status) in new[] { ("gone", 410), ("here", 201), ("unknown", 404) }) await GiveAsync(hub, ada, service, service.Endpoint(name, status));
        for (var time = 0; time < 3; time++) await SendAsync(hub, ada, Message);
        Assert.Equal(["gone", "here", "here", "here", "unknown"], await service.NamesAsync(5));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_asks_for_patience_or_is_away_is_for_later_and_the_others_have_it(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        await using var service = await PushService.StartAsync();
        var (ada, alan, away) = (await hub.MemberAsync(), await hub.MemberAsync("Alan Turing"), await hub.MemberAsync("Grace Hopper"));
        await GiveAsync(hub, ada, service, service.Endpoint("busy", 429));
        await GiveAsync(hub, ada, service, service.Endpoint("free"));
        await GiveAsync(hub, alan, service, service.Endpoint("broken", 503));
        await GiveAsync(hub, away, service, $"http://127.0.0.1:{FreePort.Take()}/away");
        Assert.Equal(TimeSpan.FromSeconds(120), (await Assert.ThrowsAsync<PushDelayed>(() => SendAsync(hub, ada, Message))).RetryAfter);
        Assert.Equal(["busy", "free"], await service.NamesAsync(2));
        Assert.Equal(TimeSpan.Zero, (await Assert.ThrowsAsync<PushDelayed>(() => SendAsync(hub, alan, Message))).RetryAfter);
        await Assert.ThrowsAsync<PushDelayed>(() => SendAsync(hub, away, Message));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_is_refused_or_led_elsewhere_is_let_be(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        await using var service = await PushService.StartAsync();
        var ada = await hub.MemberAsync();
        foreach (var (name, status) in new[] { ("large", 413), ("odd", 400), ("moved", 302) }) await GiveAsync(hub, ada, service, service.Endpoint(name, status));
        for (var time = 0; time < 2; time++) await SendAsync(hub, ada, Message);
        Assert.Equal(["large", "large", "moved", "moved", "odd", "odd"], await service.NamesAsync(6));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_browser_is_of_who_gave_it_last(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        await using var service = await PushService.StartAsync();
        var (ada, alan) = (await hub.MemberAsync(), await hub.MemberAsync("Alan Turing"));
        foreach (var viewer in new[] { ada, alan }) await GiveAsync(hub, viewer, service, service.Endpoint("shared"));
        await hub.Get<PushSubscriptions>().TakeBackAsync(ada, service.Endpoint("shared"), default);
        await SendAsync(hub, ada, Message with { Title = "Pour Ada" });
        await SendAsync(hub, alan, Message with { Title = "Pour Alan" });
        Assert.Equal("Pour Alan", (await service.NextAsync()).GetProperty("message").GetProperty("title").GetString());
        await hub.Get<PushSubscriptions>().TakeBackAsync(alan, service.Endpoint("shared"), default);
        Assert.False(await hub.ReadAsync(db => db.PushSubscriptions.AnyAsync(s => s.MemberId == ada.MemberId || s.MemberId == alan.MemberId)));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_session_that_ends_takes_its_browser_with_it(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        await using var service = await PushService.StartAsync();
        var (ada, alan) = (await hub.MemberAsync(), await hub.MemberAsync("Alan Turing"));
        // Nobody answers there: what is sent comes back as delayed.
        var away = $"http://127.0.0.1:{FreePort.Take()}";
        await GiveAsync(hub, ada, service, $"{away}/ada");
        await GiveAsync(hub, alan, service, $"{away}/alan");
        await hub.AskAsync(async services =>
        {
            await services.GetRequiredService<AccountService>().SignOutAsync(ada, default);
            return true;
        });
        await SendAsync(hub, ada, Message);
        await Assert.ThrowsAsync<Unauthenticated>(() => GiveAsync(hub, ada, service, $"{away}/late"));
        await Assert.ThrowsAsync<PushDelayed>(() => SendAsync(hub, alan, Message));
        hub.Clock.Move(Sessions.BrowserLife);
        await SendAsync(hub, alan, Message);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Of_more_than_twenty_the_one_given_longest_ago_goes(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        await using var service = await PushService.StartAsync();
        var ada = await hub.MemberAsync();
        for (var number = 10; number <= 10 + PushSubscriptions.MostOfAMember; number++)
        {
            await GiveAsync(hub, ada, service, service.Endpoint($"{number}"));
            hub.Clock.Move(TimeSpan.FromSeconds(1));
        }
        await SendAsync(hub, ada, Message);
        Assert.Equal(Enumerable.Range(11, PushSubscriptions.MostOfAMember).Select(number => $"{number}"), await service.NamesAsync(PushSubscriptions.MostOfAMember));
    }

    private static Task GiveAsync(HubServices hub, Viewer viewer, PushService service, string endpoint) =>
        hub.Get<PushSubscriptions>().GiveAsync(viewer, endpoint, service.P256dh, service.Auth, default);

    private static Task SendAsync(HubServices hub, Viewer to, PushMessage message) => hub.Get<IPushOut>().SendAsync(to.MemberId, message, default);
}
