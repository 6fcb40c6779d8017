using System.Buffers;

namespace Entraide.Hub.Files;

/// <summary>What somebody sends, put down on disk until it is known what it is: many who send at once take no memory.</summary>
internal static class Spool
{
    private const int Piece = 64 * 1024;

    /// <returns>At its beginning; gone once it is closed.</returns>
    /// <exception cref="FileTooLarge">It has more than so many bytes; the rest was not read.</exception>
    public static async Task<FileStream> OfAsync(Stream content, int most, CancellationToken ct)
    {
        var spool = new FileStream(Path.Combine(Path.GetTempPath(), $"entraide-{Guid.NewGuid():N}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await FillAsync(spool, content, most, ct);
            spool.Position = 0;
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    private static async Task FillAsync(FileStream spool, Stream content, int most, CancellationToken ct)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            int read;
            while ((read = await content.ReadAsync(piece, ct)) > 0)
            {
                if (spool.Length + read > most) throw new FileTooLarge(most);
                await spool.WriteAsync(piece.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
