using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Chat;

/// <summary>Two people, two windows, one conversation.</summary>
public sealed class ConversingTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Two_write_live_answer_change_and_delete_and_see_who_writes_and_who_has_read(StageKind kind)
    {
        var (stage, awa, bruno) = await TwoAsync(kind);
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await using var brunos = await Browsers.OpenAsync(stage, bruno);
        await awas.GoAsync($"/members/{bruno.Id}");
        await awas.Button("Écrire").ClickAsync();
        await awas.SayAsync("Il me reste une place samedi.");

        await brunos.GoAsync("/messages");
        await Expect(brunos.Row("Awa Keïta")).ToContainTextAsync("1 non lu");
        await brunos.Link("Awa Keïta").ClickAsync();
        await Expect(brunos.Post("Il me reste une place samedi.")).ToBeVisibleAsync();
        await Expect(awas.Page.GetByText("Vu", new() { Exact = true })).ToBeVisibleAsync();

        await brunos.Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).PressSequentiallyAsync("Je");
        await Expect(awas.Page.GetByText("Bruno écrit…")).ToBeVisibleAsync();
        await brunos.ActAsync("Il me reste", "Répondre");
        await Expect(brunos.Button("Ne plus répondre à ce message")).ToBeVisibleAsync();
        await brunos.SayAsync("Je la prends, merci.");
        await Expect(awas.Post("Je la prends, merci.").GetByRole(AriaRole.Button, new() { Name = "En réponse à Awa Keïta" })).ToBeVisibleAsync();
        await Expect(brunos.Button("Ne plus répondre à ce message")).Not.ToBeVisibleAsync();

        await awas.ActAsync("Il me reste", "Modifier");
        await awas.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Textbox).FillAsync("Il me reste deux places samedi.");
        await awas.Button("Enregistrer").ClickAsync();
        await Expect(brunos.Post("Il me reste deux places samedi.")).ToContainTextAsync("modifié");

        await brunos.ActAsync("Je la prends", "Supprimer");
        await brunos.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await Expect(awas.Post("Message supprimé")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_was_without_network_sends_once_and_has_all_they_missed(StageKind kind)
    {
        var (stage, awa, bruno) = await TwoAsync(kind);
        var conversation = await WithAsync(awa, bruno);
        await SendAsync(bruno, conversation, "Avant la coupure.");
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await awas.GoAsync($"/messages/{conversation}");
        await Expect(awas.Post("Avant la coupure.")).ToBeVisibleAsync();
        await awas.SetOfflineAsync(true);
        await awas.WriteAsync("Écrit dans le tunnel.");
        await awas.Button("Envoyer").ClickAsync();
        await Expect(awas.Post("Écrit dans le tunnel.")).ToBeVisibleAsync();
        await SendAsync(bruno, conversation, "Pendant la coupure.");
        await SendAsync(bruno, conversation, "Toujours pendant.");
        await Expect(awas.Post("Écrit dans le tunnel.")).ToContainTextAsync("En attente du réseau");
        await Messages(awas).ClickAsync();
        await awas.Link("Bruno Le Goff").ClickAsync();
        await Expect(awas.Page.GetByText("Voici ce que cet appareil a gardé.")).ToBeVisibleAsync();
        await Expect(awas.Post("Avant la coupure.")).ToBeVisibleAsync();
        await Expect(awas.Post("Écrit dans le tunnel.")).ToBeVisibleAsync();

        await awas.SetOfflineAsync(false);
        await Expect(awas.Post("Toujours pendant.")).ToBeVisibleAsync();
        await Expect(awas.Post("Écrit dans le tunnel.")).Not.ToContainTextAsync("En attente du réseau");
        string[] all = ["Avant la coupure.", "Pendant la coupure.", "Toujours pendant.", "Écrit dans le tunnel."];
        await Eventually.Async(async () => (await BodiesAsync(bruno, conversation)).Order().SequenceEqual(all.Order()), "each message is there once");
        await Expect(awas.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(all.Length);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Unread_conversations_are_counted_alike_on_all_devices(StageKind kind)
    {
        var (stage, awa, bruno) = await TwoAsync(kind);
        var conversation = await WithAsync(awa, bruno);
        await using var desk = await Browsers.OpenAsync(stage, bruno);
        await using var phone = await Browsers.OpenAsync(stage, bruno, width: 390, height: 800);
        await desk.GoAsync("/talk");
        await phone.GoAsync("/talk");
        await Expect(desk.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await SendAsync(awa, conversation, "Tu viens ?");
        await Expect(Messages(desk)).ToContainTextAsync("1 non lu");
        await Expect(Messages(phone)).ToContainTextAsync("1 non lu");

        await Messages(phone).ClickAsync();
        await phone.Link("Awa Keïta").ClickAsync();
        await Expect(phone.Post("Tu viens ?")).ToBeVisibleAsync();
        await Expect(Messages(desk)).Not.ToContainTextAsync("non lu");
        await desk.Page.ReloadAsync();
        await Expect(Messages(desk)).ToBeVisibleAsync();
        await Expect(Messages(desk)).Not.ToContainTextAsync("non lu");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_blocked_is_refused_without_being_told_why_until_unblocked(StageKind kind)
    {
        var (stage, awa, bruno) = await TwoAsync(kind);
        var conversation = await WithAsync(awa, bruno);
        await SendAsync(bruno, conversation, "Bonjour.");
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await using var brunos = await Browsers.OpenAsync(stage, bruno);
        await awas.GoAsync($"/messages/{conversation}");
        await awas.Page.Locator(".read-head summary").ClickAsync();
        await awas.Button("Bloquer Bruno Le Goff").ClickAsync();
        await awas.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Bloquer" }).ClickAsync();
        await Expect(awas.Page.GetByText("Vous avez bloqué Bruno Le Goff.")).ToBeVisibleAsync();

        await brunos.GoAsync($"/messages/{conversation}");
        await brunos.WriteAsync("Tu es là ?");
        await brunos.Button("Envoyer").ClickAsync();
        await Expect(brunos.Post("Tu es là ?")).ToContainTextAsync("Vous ne pouvez pas écrire à ce membre pour le moment.");
        await Expect(brunos.Page.GetByText("bloqué")).ToHaveCountAsync(0);

        await awas.Button("Débloquer Bruno Le Goff").ClickAsync();
        await Expect(awas.Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" })).ToBeVisibleAsync();
        await brunos.Button("Réessayer").ClickAsync();
        await Expect(awas.Post("Tu es là ?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_group_is_chosen_by_name_and_who_is_named_in_it_is_found_there()
    {
        var (stage, awa, bruno) = await TwoAsync(StageKind.Sqlite);
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await awas.GoAsync("/messages/new");
        await awas.Button("Commencer la conversation").ClickAsync();
        await Expect(awas.Page.GetByText("Choisissez au moins une personne.")).ToBeVisibleAsync();
        foreach (var member in new[] { bruno, await JoinedAsync(stage, awa, "Chloé Dubois") })
        {
            await awas.Field("Nom d’un membre de vos communautés").FillAsync(member.Name);
            await awas.Page.Locator(".found-people").GetByRole(AriaRole.Button, new() { Name = member.Name }).First.ClickAsync();
        }
        await awas.Page.GetByLabel("Nom du groupe").FillAsync("Le car de 8 h");
        await awas.Button("Commencer la conversation").ClickAsync();
        await Expect(awas.Button("3 membres")).ToBeVisibleAsync();
        await awas.Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).PressSequentiallyAsync("Merci @chl");
        await awas.Page.GetByRole(AriaRole.Option, new() { Name = "Chloé Dubois" }).ClickAsync();
        await awas.Button("Envoyer").ClickAsync();
        await Expect(awas.Post("Merci @Chloé Dubois").Locator("a.mention")).ToBeVisibleAsync();
        await using var brunos = await Browsers.OpenAsync(stage, bruno);
        await brunos.GoAsync("/messages");
        await Expect(brunos.Row("Le car de 8 h")).ToContainTextAsync("Awa : Merci @Chloé Dubois");
    }

    [Fact]
    public async Task On_a_phone_a_conversation_fills_the_screen()
    {
        var (stage, awa, bruno) = await TwoAsync(StageKind.Sqlite);
        var conversation = await WithAsync(awa, bruno);
        await SendAsync(bruno, conversation, "Bonjour.");
        await using var phone = await Browsers.OpenAsync(stage, awa, width: 390, height: 800);
        await phone.GoAsync("/messages");
        await phone.Link("Bruno Le Goff").ClickAsync();
        await Expect(phone.Post("Bonjour.")).ToBeVisibleAsync();
        await Expect(Messages(phone)).Not.ToBeVisibleAsync();
        var page = (await phone.Page.Locator(".thread-page").BoundingBoxAsync())!;
        Assert.Equal((0f, 0f, 390f, 800f), (page.X, page.Y, page.Width, page.Height));
        var send = (await phone.Button("Envoyer").BoundingBoxAsync())!;
        Assert.InRange(send.Y + send.Height, 0, 800);
        await phone.Link("Retour : Messages").ClickAsync();
        await Expect(phone.Link("Bruno Le Goff")).ToBeVisibleAsync();
        await Expect(Messages(phone)).ToBeVisibleAsync();
    }

    private static async Task<(HubStage Stage, Person Awa, Person Bruno)> TwoAsync(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        await bruno.JoinAsync(await awa.FoundAsync("Covoiturage du samedi"));
        return (stage, awa, bruno);
    }

    /// <summary>Somebody in the other's first community.</summary>
    private static async Task<Person> JoinedAsync(HubStage stage, Person other, string name)
    {
        var person = await stage.JoinAsync(name);
        var communities = (await other.SendAsync("{ me { communities { id } } }")).GetProperty("me").GetProperty("communities");
        await person.JoinAsync(communities[0].GetProperty("id").GetGuid());
        return person;
    }

    private static async Task<Guid> WithAsync(Person person, Person other) =>
        (await person.MutateAsync("startConversation", new { memberIds = new[] { other.Id } }, "conversation { id }")).GetProperty("conversation").GetProperty("id").GetGuid();

    private static async Task SendAsync(Person person, Guid conversation, string body) => await person.MutateAsync("sendMessage", new { conversationId = conversation, body }, "");

    private static async Task<IReadOnlyList<string>> BodiesAsync(Person person, Guid conversation) =>
        [.. (await person.SendAsync("query($id: ID!) { conversation(id: $id) { messages { nodes { body } } } }", new { id = conversation }))
            .GetProperty("conversation").GetProperty("messages").GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("body").GetString()!)];

    /// <summary>The link to the messages, in the rail or in the bar below.</summary>
    private static ILocator Messages(Window window) => window.Page.Locator("nav.rail a[href='/messages'], nav.bottom-bar a[href='/messages']").Locator("visible=true");
}
