using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Notifications;

/// <summary>Each change is kept at once, and comes to the other devices.</summary>
public sealed class SettingsTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_is_chosen_on_one_device_is_kept_and_comes_to_the_other(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, _) = await stage.TwoAsync();
        await awa.MutateAsync("blockMember", new { memberId = bruno.Id, blocked = true }, "");
        await using var desk = await Browsers.OpenAsync(stage, awa);
        await using var phone = await Browsers.OpenAsync(stage, awa, width: 390, height: 800);
        await phone.GoAsync("/me/settings");
        await desk.GoAsync("/me");
        await desk.Link("Réglages").ClickAsync();

        await Switch(desk, "Rester invisible").CheckAsync();
        await Expect(desk.Page.GetByText("C’est enregistré.")).ToBeVisibleAsync();
        await Expect(Switch(phone, "Rester invisible")).ToBeCheckedAsync();

        await Choice(phone, "Un merci", "Jamais").CheckAsync();
        await Expect(Choice(desk, "Un merci", "Jamais")).ToBeCheckedAsync();

        await desk.Field("De").FillAsync("21:30");
        await Expect(phone.Field("De")).ToHaveValueAsync("21:30");
        await desk.Field("Mon fuseau horaire").SelectOptionAsync("America/Cayenne");
        await Expect(phone.Field("Mon fuseau horaire")).ToHaveValueAsync("America/Cayenne");
        await Switch(phone, "Me laisser tranquille une partie de la journée").UncheckAsync();
        await Expect(desk.Field("De")).ToBeHiddenAsync();

        await desk.Button("Débloquer Bruno Le Goff").ClickAsync();
        await Expect(phone.Page.GetByText("Vous n’avez bloqué personne.")).ToBeVisibleAsync();

        await phone.Page.ReloadAsync();
        await Expect(Switch(phone, "Rester invisible")).ToBeCheckedAsync();
        await Expect(Choice(phone, "Un merci", "Jamais")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task This_device_says_why_it_cannot_receive_notifications()
    {
        var stage = await Stages.SqliteAsync();
        var awa = await stage.JoinAsync("Awa Keïta");
        await using var window = await Browsers.OpenAsync(stage, awa);
        await window.Page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = stage.Node.Address.GetLeftPart(UriPartial.Authority) });
        // A page of its own: a browser without a push service says so in its console.
        var page = await window.Page.Context.NewPageAsync();
        var push = page.GetByRole(AriaRole.Switch, new() { Name = "Recevoir les notifications sur cet appareil" });
        await page.GotoAsync("/me/settings");
        await push.ClickAsync();
        await Expect(page.GetByText("Le service de notifications de ce navigateur ne répond pas.")).ToBeVisibleAsync();
        await Expect(push).Not.ToBeCheckedAsync();

        await page.AddInitScriptAsync("Object.defineProperty(window, 'isSecureContext', { value: false })");
        await page.ReloadAsync();
        await Expect(page.GetByText("il faut ouvrir Entraide par une adresse qui commence par https")).ToBeVisibleAsync();
        await Expect(push).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_browsers_time_zone_is_taken_once_and_what_is_chosen_afterwards_stays()
    {
        var stage = await Stages.SqliteAsync();
        var awa = await stage.JoinAsync("Awa Keïta");
        await using var window = await Browsers.OpenAsync(stage, awa, timeZone: "Indian/Reunion");
        await window.GoAsync("/me/settings");
        var zone = window.Field("Mon fuseau horaire");
        await Expect(zone).ToHaveValueAsync("Indian/Reunion");
        await zone.SelectOptionAsync("Europe/Paris");
        await Expect(window.Page.GetByText("C’est enregistré.")).ToBeVisibleAsync();
        await window.Page.ReloadAsync();
        await Expect(zone).ToHaveValueAsync("Europe/Paris");
    }

    private static ILocator Switch(Window window, string label) => window.Page.GetByRole(AriaRole.Switch, new() { Name = label, Exact = true });

    private static ILocator Choice(Window window, string kind, string delivery) =>
        window.Page.GetByRole(AriaRole.Radiogroup, new() { Name = kind, Exact = true }).GetByRole(AriaRole.Radio, new() { Name = delivery, Exact = true });
}
