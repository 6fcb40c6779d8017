using System.Text.Json;
using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Push;

/// <summary>What the browser does for the hub without a window of it.</summary>
public sealed class ServiceWorkerTests
{
    private const string Registered = """
        async () => {
          await navigator.serviceWorker.register('/sw.js');
          await navigator.serviceWorker.ready;
          if (!navigator.serviceWorker.controller) await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done));
        }
        """;

    private const string Shown = """
        async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag, data }) => [title, body, tag, data.url].join(' | '))
        """;

    private static readonly string Message = JsonSerializer.Serialize(new { title = "Awa", body = "Samedi ?", url = "/c/velo", tag = "conversation:1" });

    [Fact]
    public async Task Without_a_network_the_page_is_there_and_what_is_asked_of_the_hub_is_not()
    {
        var stage = await Stages.SqliteAsync();
        await using var window = await Browsers.OpenAsync(stage);
        await window.GoAsync("/");
        await window.Page.EvaluateAsync(Registered);
        // A page of its own: what cannot be reached is an error in its console. It goes with its window: to close a page that shows an error alone hangs now and then.
        var page = await window.Page.Context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/c/never-seen");
        await Expect(page.Locator("#app > *").First).ToBeVisibleAsync();
        foreach (var theirs in new[] { "/graphql?query={me{email}}", "/pictures/1", "/files/1" })
            await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync(theirs));
    }

    [Fact]
    public async Task A_message_is_shown_by_the_browser_or_told_to_the_window_that_somebody_looks_at()
    {
        var stage = await Stages.SqliteAsync();
        await using var window = await Browsers.OpenAsync(stage);
        var (page, origin) = (window.Page, stage.Node.Address.GetLeftPart(UriPartial.Authority));
        await page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = origin });
        await window.GoAsync("/");
        await page.EvaluateAsync(Registered);
        var pushes = await DeliveryAsync(page, origin);

        await page.EvaluateAsync("() => { window.told = []; navigator.serviceWorker.addEventListener('message', ({ data }) => told.push(data)) }");
        await pushes();
        await Eventually.Async(async () => await page.EvaluateAsync<bool>("() => told.some(({ push }) => push.url === '/c/velo')"), "the window is told");
        Assert.Empty(await page.EvaluateAsync<string[]>(Shown));

        await page.GotoAsync("about:blank");
        await pushes();
        await window.GoAsync("/");
        await Eventually.Async(async () => (await page.EvaluateAsync<string[]>(Shown)) is ["Awa | Samedi ? | conversation:1 | /c/velo"], "the notification is shown");
    }

    /// <returns>Has the browser take the message as if its push service had brought it.</returns>
    private static async Task<Func<Task>> DeliveryAsync(IPage page, string origin)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var registration = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var one in told!.Value.GetProperty("registrations").EnumerateArray()) registration.TrySetResult(one.GetProperty("registrationId").GetString()!);
        };
        await session.SendAsync("ServiceWorker.enable");
        var registrationId = await registration.Task;
        return () => session.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = origin, ["registrationId"] = registrationId, ["data"] = Message });
    }
}
