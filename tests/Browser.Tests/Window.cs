using System.Collections.Concurrent;
using System.Text.Json;
using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests;

/// <summary>One person's browser window. Whatever the console calls an error fails the test that has it open.</summary>
internal sealed class Window : IAsyncDisposable
{
    // A link that fills its row shows the focus around the row.
    private const string FocusShows = """
        () => {
          const at = document.activeElement
          const styles = [getComputedStyle(at), getComputedStyle(at, '::before'), getComputedStyle(at, '::after'), getComputedStyle(at.closest('li') ?? at)]
          return at === document.body || styles.some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')
        }
        """;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> errors = new();
    private volatile bool wasOffline;

    public Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // Without network, the browser itself says of each request that it failed.
            if (message.Type == "error" && !(wasOffline && message.Text.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)))
                errors.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => errors.Enqueue($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A field by its exact label.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>The post that shows a text.</summary>
    public ILocator Post(string text) => Page.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    /// <summary>The row of a topic in a list.</summary>
    public ILocator Row(string title) => Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = Link(title) });

    public Task WriteAsync(string text) => Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync(text);

    public async Task SayAsync(string text)
    {
        await WriteAsync(text);
        await Button("Envoyer").ClickAsync();
        await Expect(Post(text)).ToBeVisibleAsync();
    }

    /// <summary>Chooses an action in the menu of a message that shows a text.</summary>
    public async Task ActAsync(string text, string action)
    {
        var message = Page.GetByRole(AriaRole.Article).Filter(new() { Has = Page.Locator(".prose", new() { HasText = text }) });
        await message.HoverAsync();
        await message.Locator("summary").ClickAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }

    public Task SetOfflineAsync(bool offline)
    {
        wasOffline |= offline;
        return context.SetOfflineAsync(offline);
    }

    /// <summary>Goes on by the Tab key alone until an element has the focus, which must be visible at each stop.</summary>
    public async Task TabToAsync(ILocator wanted)
    {
        const int MostStops = 80;
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var shows = await Page.EvaluateAsync<bool>(FocusShows);
            Assert.True(shows, $"The focus is not visible on {await Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
            if (await wanted.CountAsync() == 1 && await wanted.EvaluateAsync<bool>("element => element === document.activeElement")) return;
        }
        Assert.Fail($"{wanted} is not reached by the Tab key.");
    }

    /// <summary>What axe-core finds serious or critical on the page, in its own words.</summary>
    public async Task<IReadOnlyList<string>> SeriousAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(await NodeScript.FileAsync("axe-core/axe.min.js")));
        var violations = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations");
        return [.. violations.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical").Select(v =>
            $"{Page.Url}: {v.GetProperty("id")}: {string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("html").GetString()))}")];
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(errors);
    }
}
