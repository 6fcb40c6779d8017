using System.IO.Compression;
using System.Text;
using Entraide.Fixture;
using Entraide.Hub.Pictures;
using SkiaSharp;
using Xunit;

namespace Entraide.Hub.Tests.Files;

/// <summary>A file is what its bytes are, whatever it is called.</summary>
public class KindsTests
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument";

    public static TheoryData<string, byte[]> Kinds => new()
    {
        { "image/webp", GivenFiles.Drawn(3, 2, SKEncodedImageFormat.Jpeg) },
        { "image/webp", GivenFiles.Drawn(3, 2, SKEncodedImageFormat.Png) },
        { "image/webp", GivenFiles.Drawn(3, 2, SKEncodedImageFormat.Webp) },
        { "image/webp", Convert.FromBase64String("R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=") },
        { "application/pdf", "%PDF-1.7\n"u8.ToArray() },
        { "application/zip", Zip("lisez-moi.txt") },
        { $"{OpenXml}.wordprocessingml.document", Zip("[Content_Types].xml", "word/document.xml") },
        { $"{OpenXml}.spreadsheetml.sheet", Zip("xl/workbook.xml", "[Content_Types].xml") },
        { $"{OpenXml}.presentationml.presentation", Zip("[Content_Types].xml", "ppt/presentation.xml") },
        { "application/vnd.oasis.opendocument.text", Zip("mimetype:application/vnd.oasis.opendocument.text", "content.xml") },
        { "video/mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0] },
        { "video/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8] },
        { "audio/mpeg", "ID3\x04\0\0"u8.ToArray() },
        { "audio/ogg", "OggS\0\x02"u8.ToArray() },
        { "text/plain", Encoding.UTF8.GetBytes("Élan, à pied.\r\n\t— oui") },
        { "text/plain", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray() },
        { "text/plain", "<!doctype html><script>alert(1)</script>"u8.ToArray() },
        { "application/octet-stream", Encoding.Latin1.GetBytes("Été") },
        { "application/octet-stream", Encoding.Unicode.GetBytes("<script>alert(1)</script>") },
        { "application/octet-stream", [0x7F, .. "ELF"u8, 2, 1] },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_kind_is_told_by_the_bytes(string kind, byte[] content)
    {
        var hub = await HubServices.SharedAsync(StageKind.Sqlite);
        var ada = await hub.MemberAsync();
        var file = await hub.GiveAsync(ada, await hub.GroupAsync(ada), content, "photo.png");
        Assert.Equal(kind, file.MediaType);
        Assert.Equal(kind == "image/webp" ? "photo.webp" : "photo.png", file.Name);
    }

    public static TheoryData<byte[]> NoPictures =>
    [
        GivenFiles.Drawn(300, 300, SKEncodedImageFormat.Png)[..200],
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 0],
        "GIF89a"u8.ToArray(),
        // What telephones make and nothing here can draw would keep where it was taken.
        [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0],
        "II*\0"u8.ToArray(),
    ];

    [Theory, MemberData(nameof(NoPictures))]
    public async Task What_begins_as_a_picture_and_cannot_be_drawn_is_refused(byte[] content)
    {
        var hub = await HubServices.SharedAsync(StageKind.Sqlite);
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        await Assert.ThrowsAsync<NotAPicture>(() => hub.GiveAsync(ada, group, content));
    }

    [Theory]
    [InlineData("../../etc/passwd\u202Egpj.exe", "passwdgpj.exe")]
    [InlineData("C:\\Documents\\Réunion du 12.03", "Réunion du 12.03")]
    [InlineData("..", "fichier")]
    [InlineData("dossier/", "fichier")]
    [InlineData("", "fichier")]
    [InlineData(" .bashrc ", "bashrc")]
    [InlineData("a\r\nSet-Cookie: b\0.txt", "aSet-Cookie: b.txt")]
    [InlineData("\u200B\u2066\uFEFF", "fichier")]
    public async Task A_name_leads_nowhere_and_hides_nothing(string given, string kept)
    {
        var hub = await HubServices.SharedAsync(StageKind.Sqlite);
        var ada = await hub.MemberAsync();
        Assert.Equal(kept, (await hub.GiveAsync(ada, await hub.GroupAsync(ada), name: given)).Name);
    }

    [Fact]
    public async Task A_long_name_keeps_its_ending_and_half_a_character_is_none()
    {
        var hub = await HubServices.SharedAsync(StageKind.Sqlite);
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        Assert.Equal("demi\uFFFD.txt", (await hub.GiveAsync(ada, group, name: "demi\uD800.txt")).Name);
        var text = await hub.GiveAsync(ada, group, name: new string('é', 300) + ".pdf");
        var picture = await hub.GiveAsync(ada, group, GivenFiles.Drawn(3, 2, SKEncodedImageFormat.Png), new string('x', 196) + ".svg");
        Assert.Equal(new string('é', 196) + ".pdf", text.Name);
        Assert.Equal(new string('x', 195) + ".webp", picture.Name);
    }

    [Theory]
    [InlineData(3000, 1000, 2560, 853, 480, 160)]
    [InlineData(100, 50, 100, 50, 100, 50)]
    [InlineData(3000, 1, 2560, 1, 480, 1)]
    public async Task Pictures_are_made_to_fit_and_never_larger(int width, int height, int toWidth, int toHeight, int smallWidth, int smallHeight)
    {
        var hub = await HubServices.SharedAsync(StageKind.Sqlite);
        var ada = await hub.MemberAsync();
        var file = await hub.GiveAsync(ada, await hub.GroupAsync(ada), GivenFiles.Drawn(width, height, SKEncodedImageFormat.Png));
        Assert.Equal((toWidth, toHeight), (file.Width, file.Height));
        using var small = SKBitmap.Decode(await hub.BytesAsync(file, thumbnail: true));
        Assert.Equal((smallWidth, smallHeight), (small.Width, small.Height));
    }

    /// <param name="parts">Names, or a name and what it holds, uncompressed.</param>
    private static byte[] Zip(params string[] parts)
    {
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create))
            foreach (var part in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(part.Split(':')[0], CompressionLevel.NoCompression).Open());
                entry.Write(part.Split(':')[^1]);
            }
        return zipped.ToArray();
    }
}
