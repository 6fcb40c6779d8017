using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entraide.Fixture;
using SkiaSharp;
using Xunit;

namespace Entraide.Web.Tests.Files;

/// <summary>Files of conversations over HTTP: given, shown to who reads the conversation, and harmless.</summary>
public class FileTests
{
    private const int MostBytes = 10 * 1024 * 1024;

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_photo_stands_upright_without_where_it_was_taken_and_is_seen_by_who_reads_the_conversation(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (ada, bob, _) = await stage.TwoAsync();
        var eve = await stage.JoinAsync("Eve Photo");
        var conversation = await ada.TalkToAsync(bob);
        var photo = GivenFiles.Photo(900, 600);
        Assert.Contains(GivenFiles.SecretPlace, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var given = await GivenAsync(ada, conversation, photo, "Chez nous.JPG");
        Assert.Equal(("Chez nous.webp", "image/webp", 600, 900), (Text(given, "name"), Text(given, "mediaType"), given.GetProperty("width").GetInt32(), given.GetProperty("height").GetInt32()));
        var (url, thumbnail) = (Text(given, "url"), Text(given, "thumbnailUrl"));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GraphQL.Http.GetAsync(At(url))).StatusCode);
        await ada.SayAsync(conversation, "", fileIds: given.GetProperty("id").GetGuid());

        using var shown = await bob.GraphQL.Http.GetAsync(At(url));
        var bytes = await shown.Content.ReadAsByteArrayAsync();
        Assert.Equal(given.GetProperty("size").GetInt32(), bytes.Length);
        Assert.All([GivenFiles.SecretPlace, "EXIF", "Exif"], mark => Assert.DoesNotContain(mark, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
        AssertRedAboveBlue(bytes, 600, 900);
        AssertRedAboveBlue(await bob.GraphQL.Http.GetByteArrayAsync(At(thumbnail)), 320, 480);
        Assert.Equal("image/webp", shown.Content.Headers.ContentType?.ToString());
        Assert.Equal("inline; filename=\"Chez nous.webp\"; filename*=UTF-8''Chez%20nous.webp", shown.Content.Headers.ContentDisposition?.ToString());
        AssertHarmless(shown);

        foreach (var address in new[] { url, thumbnail }) Assert.Equal(HttpStatusCode.NotFound, (await eve.GraphQL.Http.GetAsync(At(address))).StatusCode);
        using var nobody = new HttpClient { BaseAddress = stage.Node.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(At(url))).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_drawing_with_a_script_that_is_called_a_picture_is_text_to_be_saved(StageKind kind)
    {
        var (ada, _, conversation) = await SceneAsync(kind);
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(document.cookie)</script></svg>"u8.ToArray();
        var given = await GivenAsync(ada, conversation, svg, "x.png", asForm: true);
        Assert.Equal(JsonValueKind.Null, given.GetProperty("thumbnailUrl").ValueKind);
        using var shown = await ada.GraphQL.Http.GetAsync(At(Text(given, "url")));
        Assert.Equal(("text/plain", "attachment"), (shown.Content.Headers.ContentType?.MediaType, shown.Content.Headers.ContentDisposition?.DispositionType));
        AssertHarmless(shown);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GraphQL.Http.GetAsync(At(Text(given, "url") + "/thumbnail"))).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_malicious_name_stays_a_name(StageKind kind)
    {
        var (ada, _, conversation) = await SceneAsync(kind);
        var given = await GivenAsync(ada, conversation, "MZ\0\0"u8.ToArray(), "../../etc/passwd\u202Egpj.exe\"; é\r\nX-Evil: 1");
        Assert.Equal("passwdgpj.exe\"; éX-Evil: 1", Text(given, "name"));
        using var shown = await ada.GraphQL.Http.GetAsync(At(Text(given, "url")));
        Assert.False(shown.Headers.Contains("X-Evil"));
        Assert.Equal("passwdgpj.exe\"; éX-Evil: 1", shown.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("application/octet-stream", shown.Content.Headers.ContentType?.MediaType);
        AssertHarmless(shown);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_bomb_and_what_is_broken_empty_or_too_large_are_refused_by_name(StageKind kind)
    {
        var (ada, _, conversation) = await SceneAsync(kind);
        var bomb = GivenFiles.Bomb();
        Assert.InRange(bomb.Length, 1, 200 * 1024);
        await RefusedAsync(conversation, bomb, HttpStatusCode.RequestEntityTooLarge, "PICTURE_TOO_LARGE");
        await RefusedAsync(conversation, [.. bomb, .. new byte[MostBytes - bomb.Length]], HttpStatusCode.RequestEntityTooLarge, "PICTURE_TOO_LARGE");
        await RefusedAsync(conversation, GivenFiles.Drawn(300, 300, SKEncodedImageFormat.Jpeg)[..500], HttpStatusCode.UnsupportedMediaType, "NOT_A_PICTURE");
        await RefusedAsync(conversation, [], HttpStatusCode.BadRequest, "BLANK");
        await RefusedAsync(conversation, new byte[MostBytes + 1], HttpStatusCode.RequestEntityTooLarge, "TOO_LARGE");
        await RefusedAsync(Guid.NewGuid(), [1], HttpStatusCode.NotFound, "NOT_THERE");
        using var nowhere = await ada.GraphQL.Http.PostAsync(At("/files?conversation=here"), new ByteArrayContent([1]));
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.StatusCode);
        Assert.Equal(MostBytes, (await GivenAsync(ada, conversation, new byte[MostBytes], "plein")).GetProperty("size").GetInt32());

        async Task RefusedAsync(Guid conversation, byte[] content, HttpStatusCode status, string code)
        {
            using var answer = await PostAsync(ada, conversation, content, "image.png");
            Assert.Equal(status, answer.StatusCode);
            var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
            Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_browser_that_has_a_file_asks_again_and_is_sent_a_part_or_only_that_nothing_changed(StageKind kind)
    {
        var (ada, bob, conversation) = await SceneAsync(kind);
        var given = await GivenAsync(ada, conversation, [0, .. "onze octets"u8], "son.bin");
        var message = await ada.SayAsync(conversation, "Écoute !", fileIds: given.GetProperty("id").GetGuid());
        var url = At(Text(given, "url"));
        using var first = await bob.GraphQL.Http.GetAsync(url);
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.GetValues("Cache-Control")));
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        using var part = await bob.GraphQL.Http.SendAsync(new(HttpMethod.Get, url) { Headers = { Range = new(1, 4) } });
        Assert.Equal((HttpStatusCode.PartialContent, "onze"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        await ada.MutateAsync("deleteMessage", new { messageId = message.GetProperty("id").GetGuid() }, "message { id }");
        Assert.Equal(HttpStatusCode.NotFound, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var again = await bob.GraphQL.Http.SendAsync(new(HttpMethod.Get, url) { Headers = { IfNoneMatch = { first.Headers.ETag! } } });
            return again.StatusCode;
        }
    }

    private static async Task<(Person Ada, Person Bob, Guid Conversation)> SceneAsync(StageKind kind)
    {
        var (ada, bob, _) = await (await Stages.OfAsync(kind)).TwoAsync();
        return (ada, bob, await ada.TalkToAsync(bob));
    }

    private static async Task<JsonElement> GivenAsync(Person person, Guid conversation, byte[] content, string name, bool asForm = false)
    {
        using var answer = await PostAsync(person, conversation, content, name, asForm);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<HttpResponseMessage> PostAsync(Person person, Guid conversation, byte[] content, string name, bool asForm = false)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new("image/png") } };
        return asForm
            ? person.GraphQL.Http.PostAsync(At($"/files?conversation={conversation}"), new MultipartFormDataContent { { file, "file", name } })
            : person.GraphQL.Http.PostAsync(At($"/files?conversation={conversation}&name={Uri.EscapeDataString(name)}"), file);
    }

    private static void AssertHarmless(HttpResponseMessage shown)
    {
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(shown.Headers.CacheControl is { Private: true, Public: false });
    }

    private static void AssertRedAboveBlue(byte[] picture, int width, int height)
    {
        using var bitmap = SKBitmap.Decode(picture);
        Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        Assert.True(bitmap.GetPixel(width / 2, height / 4) is { Red: > 200, Blue: < 60 });
        Assert.True(bitmap.GetPixel(width / 2, height * 3 / 4) is { Red: < 60, Blue: > 200 });
    }

    private static Uri At(string address) => new(address, UriKind.Relative);

    private static string Text(JsonElement given, string field) => given.GetProperty(field).GetString()!;
}
