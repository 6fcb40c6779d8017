using System.Buffers;
using System.Text;

namespace Entraide.Hub.Files;

/// <summary>What a file is by its bytes, whatever its name says. What a browser would run, such as SVG or HTML, is plain text here.</summary>
internal static class MediaTypes
{
    private const string Text = "text/plain";
    private const string Unknown = "application/octet-stream";
    private const int Tail = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\f', '\r']), '\u007F']);

    // What says of itself what it is, uncompressed and first (OpenDocument 1.3, part 2, 3.3; EPUB 3.3, 4.2.6.1).
    private static readonly string[] Named =
    [
        "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation", "application/epub+zip",
    ];

    // What is told by its parts, whose names stand at the end of a ZIP file.
    private static readonly (string Part, string Type)[] Office =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    /// <summary>Also for kinds of picture that cannot be drawn anew.</summary>
    public static bool IsPicture(string type) => type.StartsWith("image/", StringComparison.Ordinal);

    public static string Of(Stream content)
    {
        Span<byte> start = stackalloc byte[128];
        content.Position = 0;
        ReadOnlySpan<byte> head = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return OfHead(head) ?? (head.StartsWith("PK\x03\x04"u8) ? OfZip(head, content) : IsText(content) ? Text : Unknown);
    }

    private static string? OfHead(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => "image/tiff",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head.IndexOf("webm"u8) > 0 ? "video/webm" : Unknown,
        [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] => "audio/mpeg",
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
        _ when head.StartsWith("RIFF"u8) && IsAt(8, "WEBP"u8, head) => "image/webp",
        _ when head.StartsWith("%PDF-"u8) => "application/pdf",
        _ when head.StartsWith("ID3"u8) => "audio/mpeg",
        _ when head.StartsWith("OggS"u8) => "audio/ogg",
        _ when IsAt(4, "ftyp"u8, head) && head.Length >= 12 => OfBrand(head[8..12]),
        _ => null,
    };

    /// <summary>The brands of the ISO base media file format, registered at mp4ra.org.</summary>
    private static string OfBrand(ReadOnlySpan<byte> brand) => Encoding.Latin1.GetString(brand) switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" => "image/heic",
        "avif" or "avis" => "image/avif",
        "M4A " => "audio/mp4",
        "qt  " => "video/quicktime",
        _ => "video/mp4",
    };

    private static string OfZip(ReadOnlySpan<byte> head, Stream content)
    {
        if (IsAt(30, "mimetype"u8, head))
        {
            var said = Encoding.Latin1.GetString(head[38..]);
            if (Array.Find(Named, type => said.StartsWith(type, StringComparison.Ordinal)) is { } named) return named;
        }
        content.Position = Math.Max(0, content.Length - Tail);
        var tail = new byte[Tail];
        var names = Encoding.Latin1.GetString(tail, 0, content.ReadAtLeast(tail, Tail, throwOnEndOfStream: false));
        return names.Contains("[Content_Types].xml", StringComparison.Ordinal)
            ? Array.Find(Office, kind => names.Contains(kind.Part, StringComparison.Ordinal)).Type ?? "application/zip"
            : "application/zip";
    }

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, Strict, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var piece = new char[4096];
        try
        {
            int read;
            while ((read = reader.Read(piece)) > 0)
                if (piece.AsSpan(0, read).ContainsAny(Controls)) return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsAt(int place, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> head) => head.Length >= place && head[place..].StartsWith(mark);
}
