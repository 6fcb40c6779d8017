using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entraide.Fixture;
using SkiaSharp;
using Xunit;

namespace Entraide.Web.Tests.Pictures;

/// <summary>A member's picture: cut square and small, without metadata, seen by those who are signed in.</summary>
public class PictureTests
{
    private static readonly Uri Address = new("/pictures", UriKind.Relative);

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg", false)]
    [InlineData(SKEncodedImageFormat.Png, "image/png", true)]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp", false)]
    public async Task A_picture_becomes_a_small_square(SKEncodedImageFormat format, string type, bool asForm)
    {
        var stage = await Stages.SqliteAsync();
        var member = await stage.JoinAsync("Zoé Portrait");
        var file = Bytes(Drawn(800, 400), format, type);
        using var form = new MultipartFormDataContent { { file, "picture", "moi.png" } };
        using var answer = await member.GraphQL.Http.PostAsync(Address, asForm ? form : file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var url = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!;
        Assert.Equal(url, await PictureUrlAsync(member));

        using var shown = await stage.First.GraphQL.Http.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal("image/webp", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("max-age=31536000, private, immutable", Sorted(shown.Headers.GetValues("Cache-Control")));
        using var picture = SKBitmap.Decode(await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal((256, 256), (picture.Width, picture.Height));
        // The centre is red, what was cut off at the sides is blue.
        Assert.True(picture.GetPixel(5, 128) is { Red: > 200, Blue: < 60 });

        using var nobody = new HttpClient { BaseAddress = stage.Node.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_picture_that_is_removed_is_gone()
    {
        var stage = await Stages.SqliteAsync();
        var member = await stage.JoinAsync("Noé Discret");
        using var set = await member.GraphQL.Http.PostAsync(Address, Bytes(Drawn(300, 300), SKEncodedImageFormat.Png, "image/png"));
        var url = await PictureUrlAsync(member);
        using var removed = await member.GraphQL.Http.DeleteAsync(new Uri("/pictures/mine", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Null(await PictureUrlAsync(member));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GraphQL.Http.GetAsync(new Uri(url!, UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("image/png", "no picture at all", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("image/png", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n", HttpStatusCode.BadRequest)]
    public async Task What_is_no_picture_is_refused(string type, string content, HttpStatusCode status)
    {
        var stage = await Stages.SqliteAsync();
        using var body = new StringContent(content, Encoding.UTF8);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await stage.First.GraphQL.Http.PostAsync(Address, body);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(JsonValueKind.Array, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").ValueKind);
    }

    [Fact]
    public async Task A_file_that_is_too_big_is_refused()
    {
        var stage = await Stages.SqliteAsync();
        using var body = new ByteArrayContent(new byte[5 * 1024 * 1024 + 1]);
        body.Headers.ContentType = new("image/png");
        using var answer = await stage.First.GraphQL.Http.PostAsync(Address, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static async Task<string?> PictureUrlAsync(Person member) =>
        (await member.SendAsync("{ me { member { pictureUrl } } }")).GetProperty("me").GetProperty("member").GetProperty("pictureUrl").GetString();

    /// <summary>Red, between two blue sides.</summary>
    private static SKBitmap Drawn(int width, int height)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(width / 4f, 0, width / 2f, height, red);
        return bitmap;
    }

    private static ByteArrayContent Bytes(SKBitmap bitmap, SKEncodedImageFormat format, string type)
    {
        using var drawn = bitmap;
        using var encoded = bitmap.Encode(format, 90);
        return new(encoded.ToArray()) { Headers = { ContentType = new(type) } };
    }

    private static string Sorted(IEnumerable<string> values) => string.Join(", ", values);
}
