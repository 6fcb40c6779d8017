using SkiaSharp;

namespace Entraide.Hub.Members;

/// <summary>Makes one kind of picture of whatever is given: square, small, upright, and without what cameras write into files.</summary>
public static class PictureShape
{
    /// <summary>Width and height, in pixels.</summary>
    public const int Side = 256;

    private const int MostPixels = 24_000_000;
    private const int Quality = 85;

    /// <summary>The centre of an image, as WebP.</summary>
    /// <exception cref="NotAPicture">It is no image, one of another format, damaged, or of too many pixels to be read.</exception>
    public static byte[] Of(byte[] file)
    {
        using var source = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(source);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Gif))
            throw new NotAPicture();
        using var read = Read(codec);
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Premul));
        Draw(read, codec.EncodedOrigin, surface.Canvas);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    /// <summary>Reads it no larger than needed, where the format can be read smaller.</summary>
    private static SKBitmap Read(SKCodec codec)
    {
        var enough = 2f * Side / Math.Max(1, Math.Min(codec.Info.Width, codec.Info.Height));
        var size = enough < 1 ? codec.GetScaledDimensions(enough) : codec.Info.Size;
        if ((long)size.Width * size.Height is < 1 or > MostPixels) throw new NotAPicture();
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        throw new NotAPicture();
    }

    private static void Draw(SKBitmap bitmap, SKEncodedOrigin origin, SKCanvas canvas)
    {
        var scale = (float)Side / Math.Min(bitmap.Width, bitmap.Height);
        canvas.Translate(Side / 2f, Side / 2f);
        canvas.Concat(Upright(origin));
        canvas.Scale(scale);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, -bitmap.Width / 2f, -bitmap.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    /// <summary>How a camera held askew is undone: Exif 2.32, tag 274.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => Turn(-1, 0, 0, 1),
        SKEncodedOrigin.BottomRight => Turn(-1, 0, 0, -1),
        SKEncodedOrigin.BottomLeft => Turn(1, 0, 0, -1),
        SKEncodedOrigin.LeftTop => Turn(0, 1, 1, 0),
        SKEncodedOrigin.RightTop => Turn(0, -1, 1, 0),
        SKEncodedOrigin.RightBottom => Turn(0, -1, -1, 0),
        SKEncodedOrigin.LeftBottom => Turn(0, 1, -1, 0),
        _ => SKMatrix.Identity,
    };

    private static SKMatrix Turn(float scaleX, float skewX, float skewY, float scaleY) => new(scaleX, skewX, 0, skewY, scaleY, 0, 0, 0, 1);
}
