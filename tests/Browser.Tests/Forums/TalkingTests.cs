using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Forums;

/// <summary>Two people, two windows, one forum.</summary>
public sealed class TalkingTests
{
    private const string Topic = "Qui a une pompe à pied ?";

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Somebody_comes_by_invitation_joins_and_talks_live_with_another(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        var slug = await awa.SlugAsync(await awa.FoundAsync("Atelier vélo"));
        var invitation = (await stage.First.MutateAsync("giveInvitation", new { kind = "LOCAL_BODY", uses = 1 }, "token")).GetProperty("token").GetString();
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await using var leas = await Browsers.OpenAsync(stage);
        await awas.GoAsync($"/c/{slug}");
        await Expect(awas.Link("Nouveau sujet")).ToBeVisibleAsync();

        await SignUpAsync(leas, invitation!, $"lea.{kind}@exemple.fr");
        await leas.GoAsync($"/c/{slug}");
        await leas.Button("Rejoindre").First.ClickAsync();
        await leas.Link("Nouveau sujet").ClickAsync();
        await leas.Field("Titre").FillAsync(Topic);
        await leas.Field("Message").FillAsync("La mienne est **cassée**.");
        await leas.Button("Publier").ClickAsync();
        await Expect(leas.Post("La mienne est cassée.")).ToBeVisibleAsync();

        await awas.Link(Topic).ClickAsync();
        await Expect(awas.Post("La mienne est cassée.").Locator("strong")).ToHaveTextAsync("cassée");
        await Expect(leas.Page.GetByText("2 personnes lisent")).ToBeVisibleAsync();

        await awas.Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).PressSequentiallyAsync("Moi, je");
        await Expect(leas.Page.GetByText("Awa écrit…")).ToBeVisibleAsync();
        await awas.SayAsync("Moi, je te prête la mienne.");
        await Expect(leas.Post("Moi, je te prête la mienne.")).ToBeVisibleAsync();
        await leas.SayAsync("Merci beaucoup, à samedi.");
        await Expect(awas.Post("Merci beaucoup, à samedi.")).ToBeVisibleAsync();

        await awas.Post("Moi, je te prête").GetByRole(AriaRole.Button, new() { Name = "Modifier" }).ClickAsync();
        await awas.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Textbox).FillAsync("Je te l'apporte samedi.");
        await awas.Button("Enregistrer").ClickAsync();
        await Expect(leas.Post("Je te l'apporte samedi.")).ToContainTextAsync("modifié");

        await leas.Post("Merci beaucoup").GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await leas.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await Expect(awas.Post("Message supprimé")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Unread_marks_come_live_outlive_a_reload_and_go_on_every_device(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var community = await awa.FoundAsync("Jardin partagé");
        await bruno.JoinAsync(community);
        var slug = await awa.SlugAsync(community);
        var topic = await bruno.StartTopicAsync(community, "Les semis");
        await using var desk = await Browsers.OpenAsync(stage, bruno);
        await using var phone = await Browsers.OpenAsync(stage, bruno, width: 390, height: 800);
        await desk.GoAsync($"/c/{slug}");
        await phone.GoAsync($"/c/{slug}");
        await Expect(phone.Link("Les semis")).ToBeVisibleAsync();

        await awa.PostAsync(topic, "J'ai des tomates.");
        await awa.PostAsync(topic, "Et des courges.");
        await Expect(desk.Row("Les semis")).ToContainTextAsync("2 non lus");
        await Expect(phone.Row("Les semis")).ToContainTextAsync("2 non lus");
        await desk.Page.ReloadAsync();
        await Expect(desk.Row("Les semis")).ToContainTextAsync("2 non lus");

        await desk.Link("Les semis").ClickAsync();
        await Expect(desk.Post("Et des courges.")).ToBeVisibleAsync();
        await Expect(phone.Row("Les semis")).Not.ToContainTextAsync("non lu");
        await phone.Page.ReloadAsync();
        await Expect(phone.Link("Les semis")).ToBeVisibleAsync();
        await Expect(phone.Row("Les semis")).Not.ToContainTextAsync("non lu");
    }

    private static async Task SignUpAsync(Window window, string invitation, string email)
    {
        await window.GoAsync($"/join/{invitation}");
        await window.Field("Prénom et nom").FillAsync("Léa Martin");
        await window.Field("Adresse e-mail").FillAsync(email);
        await window.Field("Mot de passe").FillAsync(Person.Password);
        await window.Page.GetByLabel("Je suis").SelectOptionAsync("Agent");
        await window.Button("Rejoindre Entraide").ClickAsync();
        await Expect(window.Page.GetByText("Bonjour Léa")).ToBeVisibleAsync();
    }
}
