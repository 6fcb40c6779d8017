using SkiaSharp;

namespace Entraide.Hub.Pictures;

/// <summary>A picture drawn anew, as WebP without metadata; its width and height are in pixels.</summary>
public sealed record Drawn(byte[] Bytes, int Width, int Height);

/// <summary>An image that somebody gave, from which others are drawn: upright, and without what cameras write into files. Of a moving one, the first frame.</summary>
public sealed class GivenPicture : IDisposable
{
    /// <summary>The longer side of what is drawn of it, at most, in pixels.</summary>
    public const int MostSide = 2_560;

    // What a file may hold, also where its format is read at a smaller size: a progressive JPEG is unfolded whole.
    private const long MostPixels = 50_000_000;
    private const long MostPixelsRead = 24_000_000;
    private const int Quality = 85;

    // Each takes the memory of its pixels.
    private static readonly SemaphoreSlim Turns = new(2, 2);

    private readonly SKBitmap bitmap;
    private readonly SKEncodedOrigin origin;

    private GivenPicture(SKBitmap bitmap, SKEncodedOrigin origin) => (this.bitmap, this.origin) = (bitmap, origin);

    /// <summary>Reads a file and draws what is wanted of it, on another thread, a few at once.</summary>
    /// <exception cref="NotAPicture">It is no image, one of another format, or damaged.</exception>
    /// <exception cref="PictureTooLarge">It has too many pixels; it was not read.</exception>
    public static async Task<T> DrawAsync<T>(Stream file, Func<GivenPicture, T> draw, CancellationToken ct)
    {
        await Turns.WaitAsync(ct);
        try
        {
            return await Task.Run(() =>
            {
                using var picture = Read(file);
                return draw(picture);
            }, ct);
        }
        finally
        {
            Turns.Release();
        }
    }

    /// <summary>The middle of it, as large as fits.</summary>
    public Drawn Square(int side)
    {
        var scale = (float)side / Math.Min(bitmap.Width, bitmap.Height);
        return Draw(side, side, scale, scale);
    }

    /// <summary>All of it, no larger than it is.</summary>
    /// <param name="side">The longer side, at most.</param>
    public Drawn Within(int side)
    {
        // The origins from LeftTop on lie on their side.
        var (width, height) = origin >= SKEncodedOrigin.LeftTop ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var scale = Math.Min(1f, (float)side / Math.Max(width, height));
        var (toWidth, toHeight) = (Scaled(width), Scaled(height));
        return Draw(toWidth, toHeight, (float)toWidth / width, (float)toHeight / height);

        int Scaled(int length) => Math.Max(1, (int)MathF.Round(length * scale));
    }

    public void Dispose() => bitmap.Dispose();

    private static GivenPicture Read(Stream file)
    {
        using var source = SKData.Create(file);
        using var codec = SKCodec.Create(source);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Gif))
            throw new NotAPicture();
        RequireAtMost(codec.Info.Size, MostPixels);
        // No larger than needed, where the format can be read smaller.
        var enough = (float)MostSide / Math.Max(1, Math.Max(codec.Info.Width, codec.Info.Height));
        var size = enough < 1 ? codec.GetScaledDimensions(enough) : codec.Info.Size;
        RequireAtMost(size, MostPixelsRead);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success) return new(bitmap, codec.EncodedOrigin);
        bitmap.Dispose();
        throw new NotAPicture();
    }

    private static void RequireAtMost(SKSizeI size, long most)
    {
        if ((long)size.Width * size.Height > most) throw new PictureTooLarge(most);
    }

    private Drawn Draw(int width, int height, float scaleX, float scaleY)
    {
        // Without a colour space: it is sRGB by default, and nothing is written of it.
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Translate(width / 2f, height / 2f);
        surface.Canvas.Scale(scaleX, scaleY);
        surface.Canvas.Concat(Upright(origin));
        using var given = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(given, -bitmap.Width / 2f, -bitmap.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return new(encoded.ToArray(), width, height);
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
