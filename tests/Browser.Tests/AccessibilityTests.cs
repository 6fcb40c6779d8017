using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests;

/// <summary>For everyone: by keyboard alone, and without anything that axe-core finds serious.</summary>
public sealed class AccessibilityTests
{
    [Fact]
    public async Task The_keyboard_alone_is_enough_to_sign_in_find_a_topic_and_answer()
    {
        var stage = await Stages.SqliteAsync();
        var awa = await stage.JoinAsync("Awa Keïta");
        var topic = await awa.StartTopicAsync(await awa.FoundAsync("Au clavier"), "Sans souris");
        await using var window = await Browsers.OpenAsync(stage);
        await window.GoAsync("/");
        await window.TabToAsync(window.Field("Adresse e-mail"));
        await window.Page.Keyboard.TypeAsync(awa.Email);
        await window.TabToAsync(window.Field("Mot de passe"));
        await window.Page.Keyboard.TypeAsync(Person.Password);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByText("Bonjour Awa")).ToBeVisibleAsync();
        await window.TabToAsync(window.Link("Au clavier").First);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Link("Sans souris")).ToBeVisibleAsync();
        await window.TabToAsync(window.Link("Sans souris"));
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Post("Bonjour à tous.")).ToBeVisibleAsync();
        await window.TabToAsync(window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }));
        await window.Page.Keyboard.TypeAsync("Écrit sans souris.");
        await window.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(window.Post("Écrit sans souris.")).ToBeVisibleAsync();
        await Eventually.Async(async () => (await awa.SendAsync("query($t: ID!) { topic(id: $t) { lastPostNumber } }", new { t = topic }))
            .GetProperty("topic").GetProperty("lastPostNumber").GetInt32() == 2, "the post is kept");
    }

    [Theory, InlineData(1280, false), InlineData(390, true)]
    public async Task Axe_finds_nothing_serious_on_any_page(int width, bool dark)
    {
        var stage = await Stages.SqliteAsync();
        var awa = await stage.JoinAsync("Awa Keïta");
        var community = await awa.FoundAsync("Accessible");
        var topic = await awa.StartTopicAsync(community, "Un sujet", "# Titre\n\n> cité\n\n- liste\n\n[lien](https://exemple.fr)");
        var slug = await awa.SlugAsync(community);
        var bruno = await stage.JoinAsync("Bruno Le Goff");
        await bruno.JoinAsync(community);
        var conversation = (await bruno.MutateAsync("startConversation", new { memberIds = new[] { awa.Id } }, "conversation { id }")).GetProperty("conversation").GetProperty("id").GetGuid();
        await bruno.MutateAsync("sendMessage", new { conversationId = conversation, body = $"Bonjour [@Awa Keïta](member:{awa.Id})" }, "");
        await using var nobody = await Browsers.OpenAsync(stage, width: width, dark: dark);
        await using var window = await Browsers.OpenAsync(stage, awa, width: width, dark: dark);
        var found = new List<string>(await LookAsync(nobody, "/"));
        string[] pages =
        [
            "/", "/communities", "/communities/new", $"/c/{slug}", $"/c/{slug}/members", $"/c/{slug}/charter", $"/c/{slug}/settings", $"/c/{slug}/new", $"/c/{slug}/t/{topic}",
            $"/members/{awa.Id}", "/me", "/me/invitations", "/me/settings", "/search", "/messages", "/messages/new", $"/messages/{conversation}", $"/c/{slug}/room", "/notifications", "/talk", "/parts", "/nowhere",
        ];
        foreach (var page in pages) found.AddRange(await LookAsync(window, page));
        Assert.Empty(found);
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Window window, string page)
    {
        await window.GoAsync(page);
        await Expect(window.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        return await window.SeriousAsync();
    }
}
