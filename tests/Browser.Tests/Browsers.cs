using Entraide.Fixture;
using Microsoft.Playwright;

namespace Entraide.Browser.Tests;

/// <summary>Chromium, started once for all tests; each window is a person with cookies of their own.</summary>
internal static class Browsers
{
    // A machine that also builds and serves is slow now and then; what never comes fails all the same.
    private const float LongestWait = 20_000;

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];

    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);

    public static async Task<Window> OpenAsync(HubStage stage, Person? person = null, int width = 1280, int height = 900, bool dark = false, string? timeZone = null)
    {
        var context = await (await Chromium.Value).NewContextAsync(new()
        {
            BaseURL = stage.Node.Address.ToString(),
            Locale = "fr-FR",
            TimezoneId = timeZone,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            // Or axe measures a colour half way to another.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(LongestWait);
        if (person is not null)
        {
            var cookie = person.Cookie.Split('=', 2);
            await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = stage.Node.Address.ToString() }]);
        }
        return new(context, await context.NewPageAsync());
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(LongestWait);
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? Programs.First(File.Exists);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Switches });
    }
}
