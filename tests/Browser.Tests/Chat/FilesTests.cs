using System.Text;
using Entraide.Fixture;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Entraide.Browser.Tests.Chat;

/// <summary>Pictures and files between two windows.</summary>
public sealed class FilesTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Two_chat_with_pictures_and_files(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, _) = await stage.TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        await awa.SayAsync(conversation, "Bonjour");
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await using var brunos = await Browsers.OpenAsync(stage, bruno);
        foreach (var window in new[] { awas, brunos })
        {
            await window.GoAsync($"/messages/{conversation}");
            await Expect(window.Post("Bonjour")).ToBeVisibleAsync();
        }
        await ChooseAsync(awas, "jardin.jpg", "image/jpeg", GivenFiles.Photo(640, 480));
        await awas.SayAsync("Mes tomates.");
        var picture = brunos.Post("Mes tomates.").GetByRole(AriaRole.Button, new() { Name = "jardin" });
        await Expect(picture).ToBeVisibleAsync();
        await ShowsAsync(picture.Locator("img"));
        await picture.ClickAsync();
        await ShowsAsync(brunos.Page.GetByRole(AriaRole.Dialog).Locator("img"));
        await brunos.Page.Keyboard.PressAsync("Escape");

        await ChooseAsync(brunos, "liste.txt", "text/plain", Encoding.UTF8.GetBytes("Tomates, courges"));
        await brunos.Button("Envoyer").ClickAsync();
        var file = awas.Page.GetByRole(AriaRole.Link, new() { Name = "liste.txt" });
        await Expect(file).ToBeVisibleAsync();
        var download = await awas.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("liste.txt", download.SuggestedFilename);
        Assert.Equal("Tomates, courges", await File.ReadAllTextAsync((await download.PathAsync())!));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_drawing_that_holds_a_script_comes_as_a_file_that_runs_nothing(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno, _) = await stage.TwoAsync();
        var conversation = await awa.TalkToAsync(bruno);
        await awa.SayAsync(conversation, "Bonjour");
        await using var awas = await Browsers.OpenAsync(stage, awa);
        await awas.GoAsync($"/messages/{conversation}");
        await Expect(awas.Post("Bonjour")).ToBeVisibleAsync();
        await ChooseAsync(awas, "dessin.svg", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>document.title = 'pris'</script></svg>"u8.ToArray());
        await awas.SayAsync("Un dessin.");
        var link = awas.Post("Un dessin.").GetByRole(AriaRole.Link, new() { Name = "dessin.svg" });
        var answer = await awas.Page.APIRequest.GetAsync(new Uri(stage.Node.Address, await link.GetAttributeAsync("href")).ToString());
        Assert.StartsWith("text/plain", answer.Headers["content-type"], StringComparison.Ordinal);
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Contains("sandbox", answer.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(Window window, string name, string type, byte[] bytes)
    {
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });
        await Expect(window.Page.GetByText("Prêt", new() { Exact = false })).ToBeVisibleAsync();
    }

    /// <summary>The browser has drawn it, not only made room for it.</summary>
    private static Task ShowsAsync(ILocator image) =>
        Eventually.Async(async () => await image.EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"), "the picture is shown");
}
