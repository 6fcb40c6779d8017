using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Entraide.Fixture;

/// <summary>Files as members' devices have them, and as nobody should.</summary>
public static class GivenFiles
{
    /// <summary>What <see cref="Photo"/> says of where it was taken.</summary>
    public const string SecretPlace = "CHEZ NOUS, RUE DES LILAS";

    /// <summary>Red on its left, blue on its right.</summary>
    public static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, red);
        using var encoded = bitmap.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>A JPEG from a camera that was held upright and wrote so, and where it was: to be shown with red above.</summary>
    public static byte[] Photo(int width, int height)
    {
        var jpeg = Drawn(width, height, SKEncodedImageFormat.Jpeg);
        using var exif = new MemoryStream();
        using var writer = new BinaryWriter(exif);
        var place = Encoding.ASCII.GetBytes(SecretPlace + "\0");
        writer.Write("Exif\0\0II*\0"u8);
        writer.Write(8);
        // Each tag: its number, type, count, and value or place. 50 is behind the three tags.
        Tags((0x010E, 2, place.Length, 50), (0x0112, 3, 1, 6), (0x8825, 4, 1, 50 + place.Length));
        writer.Write(place);
        Tags((0x0001, 2, 2, 'N'));
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif.ToArray(), .. jpeg[2..]];

        void Tags(params (int Number, int Type, int Count, int Value)[] tags)
        {
            writer.Write((ushort)tags.Length);
            foreach (var (number, type, count, value) in tags)
            {
                writer.Write((ushort)number);
                writer.Write((ushort)type);
                writer.Write(count);
                writer.Write(value);
            }
            writer.Write(0);
        }
    }

    /// <summary>A PNG of 30,000 by 30,000 white or black pixels, in some 100 KiB.</summary>
    public static byte[] Bomb()
    {
        const int side = 30_000;
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        head[8] = 1;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var row = new byte[1 + side / 8];
            for (var y = 0; y < side; y++) zlib.Write(row);
        }
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        byte[] length = new byte[4], sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
