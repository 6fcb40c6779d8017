using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Notifications;

/// <summary>What concerns somebody, alike on all their devices.</summary>
public sealed class NotificationsTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_mention_comes_live_to_two_devices_and_read_on_one_is_read_on_the_other(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var topic = await awa.StartTopicAsync(community, "Le compost");
        await using var desk = await Browsers.OpenAsync(stage, bruno);
        await using var phone = await Browsers.OpenAsync(stage, bruno, width: 390, height: 800);
        var (deskFollows, phoneFollows) = (FollowingAsync(desk), FollowingAsync(phone));
        await desk.GoAsync("/notifications");
        await phone.GoAsync("/");
        await Expect(desk.Page.GetByText("Rien pour le moment")).ToBeVisibleAsync();
        await Expect(phone.Page.GetByText("Bonjour Bruno")).ToBeVisibleAsync();
        await Task.WhenAll(deskFollows, phoneFollows);

        await awa.PostAsync(topic, $"[@Bruno Le Goff](member:{bruno.Id}) tu viens samedi ?");
        await Expect(desk.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Awa Keïta vous cite" })).ToContainTextAsync("nouveau");
        await Expect(Bell(desk)).ToContainTextAsync("1 nouvelle");
        await Expect(Bell(phone)).ToContainTextAsync("1 nouvelle");
        await Expect(phone.Link("Awa Keïta vous cite : « Le compost »")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("[aria-live=polite]")).ToContainTextAsync("Awa Keïta vous cite : Le compost");
        await Expect(phone.Page).ToHaveTitleAsync("(1) Accueil · Entraide");

        await desk.Link("Awa Keïta vous cite").ClickAsync();
        await Expect(desk.Post("tu viens samedi ?")).ToBeVisibleAsync();
        await Expect(phone.Link("Awa Keïta vous cite : « Le compost »")).ToBeHiddenAsync();
        await Expect(phone.Page).ToHaveTitleAsync("Accueil · Entraide");
        await Expect(Bell(phone)).Not.ToContainTextAsync("nouvelle");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_comes_together_is_one_line_and_all_is_marked_read_on_every_device(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, community) = await stage.TwoAsync();
        var topic = await awa.StartTopicAsync(community, "Le compost", $"[@Bruno Le Goff](member:{bruno.Id}) bonjour.");
        await awa.PostAsync(topic, $"[@Bruno Le Goff](member:{bruno.Id}) tu es là ?");
        var conversation = await awa.TalkToAsync(bruno);
        await awa.SayAsync(conversation, "Ou ici ?");
        await using var desk = await Browsers.OpenAsync(stage, bruno);
        await using var phone = await Browsers.OpenAsync(stage, bruno, width: 390, height: 800);
        await desk.GoAsync("/notifications");
        await phone.GoAsync("/notifications");
        await Expect(desk.Link("2 mentions de vous, la dernière d’Awa Keïta")).ToHaveAttributeAsync("href", $"/c/{await awa.SlugAsync(community)}/t/{topic}?n=2");
        await Expect(desk.Link("Nouveau message d’Awa Keïta")).ToHaveAttributeAsync("href", $"/messages/{conversation}?n=1");
        await Expect(Bell(phone)).ToContainTextAsync("2 nouvelles");

        await phone.Button("Tout marquer comme lu").ClickAsync();
        await Expect(Bell(desk)).Not.ToContainTextAsync("nouvelle");
        await Expect(desk.Page.Locator(".notices .badge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_window_that_nobody_looks_at_has_the_browser_tell_but_not_in_quiet_hours()
    {
        var stage = await Stages.SqliteAsync();
        var (awa, bruno, community) = await stage.TwoAsync();
        var (first, second) = (await awa.StartTopicAsync(community, "Le compost"), await awa.StartTopicAsync(community, "Les semis"));
        await using var window = await Browsers.OpenAsync(stage, bruno);
        await window.Page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = stage.Node.Address.GetLeftPart(UriPartial.Authority) });
        await window.Page.AddInitScriptAsync("Object.defineProperty(document, 'hidden', { value: true }); told = []; navigator.serviceWorker.addEventListener('message', ({ data }) => told.push(data.push.title + data.push.url))");
        await window.GoAsync("/");
        await window.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
        await Expect(window.Page.GetByText("Bonjour Bruno")).ToBeVisibleAsync();

        await bruno.MutateAsync("updatePreferences", new { quietFrom = "00:00", quietUntil = "23:59" }, "");
        await window.Page.RunAndWaitForResponseAsync(() => awa.PostAsync(first, $"[@Bruno Le Goff](member:{bruno.Id}) tu dors ?"),
            response => response.Request.PostData?.Contains("HowToTell", StringComparison.Ordinal) == true);
        await bruno.MutateAsync("updatePreferences", new { quietUntil = "00:00" }, "");
        await awa.PostAsync(second, $"[@Bruno Le Goff](member:{bruno.Id}) tu viens ?");
        await Eventually.Async(async () => (await window.Page.EvaluateAsync<string[]>("() => told")).Length > 0, "the browser is asked to tell");
        Assert.Equal([$"Awa Keïta vous cite/c/{await awa.SlugAsync(community)}/t/{second}?n=2"], await window.Page.EvaluateAsync<string[]>("() => told"));
    }

    /// <summary>The link to the notifications, which says how many are new.</summary>
    private static ILocator Bell(Window window) => window.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link).Filter(new() { HasText = "Notifications" });

    /// <summary>Done once the page follows its member's inbox and their community: completions of SignalR's JSON protocol, of which the first are those of its subscriptions.</summary>
    private static Task FollowingAsync(Window window)
    {
        var answers = 0;
        window.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref answers, (frame.Text ?? "").Split("\"type\":3").Length - 1);
        return Eventually.Async(() => Volatile.Read(ref answers) >= 2, "the page follows its streams");
    }
}
