using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Presence;

public sealed class BeingThereTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_mark_shows_live_who_is_present_and_who_is_away(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await awa.FoundAsync("Voisins de palier");
        await bruno.JoinAsync(community);
        await using var profile = await Browsers.OpenAsync(stage, awa);
        await using var members = await Browsers.OpenAsync(stage, awa, dark: true);
        await profile.GoAsync($"/members/{bruno.Id}");
        await members.GoAsync($"/c/{await awa.SlugAsync(community)}/members");
        await Expect(profile.Page.GetByRole(AriaRole.Heading, new() { Name = "Bruno Le Goff" })).ToBeVisibleAsync();
        await Expect(Mark(profile, "présent")).ToHaveCountAsync(0);
        var row = members.Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = members.Link("Bruno Le Goff") });
        await Expect(row).ToBeVisibleAsync();

        await using (var brunos = await Browsers.OpenAsync(stage, bruno))
        {
            await brunos.GoAsync("/");
            await Expect(Mark(profile, "présent")).ToBeVisibleAsync();
            await Expect(row.GetByTitle("présent", new() { Exact = true })).ToBeVisibleAsync();
            Assert.Empty(await members.SeriousAsync());

            await brunos.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddMinutes(11));
            await Expect(Mark(profile, "absent pour le moment")).ToBeVisibleAsync();
            await Expect(row.GetByTitle("absent pour le moment")).ToBeVisibleAsync();
            await brunos.Page.Keyboard.PressAsync("Shift");
            await Expect(Mark(profile, "présent")).ToBeVisibleAsync();
        }
        await Expect(Mark(profile, "présent")).ToHaveCountAsync(0);
        await Expect(row.GetByTitle("présent", new() { Exact = true })).ToHaveCountAsync(0);
    }

    private static ILocator Mark(Window window, string text) => window.Page.GetByTitle(text, new() { Exact = true });
}
