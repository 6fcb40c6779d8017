using Entraide.Hub.Access;
using Entraide.Hub.Files;
using Entraide.Hub.Pictures;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Members;

/// <summary>The pictures that members show of themselves. A member has one at most: the one before is gone.</summary>
public sealed class PictureService(IDbContextFactory<HubDb> contexts, HubWrites writes)
{
    /// <summary>What an uploaded file may have, in bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Takes an image file as the viewer's picture.</summary>
    /// <returns>The picture's id.</returns>
    /// <exception cref="FileTooLarge">The file has more bytes than it may.</exception>
    /// <exception cref="NotAPicture">The file cannot be read as an image.</exception>
    /// <exception cref="PictureTooLarge">The image has too many pixels.</exception>
    public async Task<Guid> SetAsync(Viewer viewer, Stream content, CancellationToken ct)
    {
        await using var file = await Spool.OfAsync(content, MostBytes, ct);
        var drawn = await GivenPicture.DrawAsync(file, picture => picture.Square(Picture.Side), ct);
        return await writes.RunAsync(async write =>
        {
            await write.Db.Pictures.Where(p => p.MemberId == viewer.MemberId).ExecuteDeleteAsync(ct);
            var picture = new Picture { Id = write.NewId(IdKind.Picture), MemberId = viewer.MemberId, Bytes = drawn.Bytes, At = write.Now };
            write.Db.Pictures.Add(picture);
            await ShowAsync(write, viewer, picture.Id, ct);
            return picture.Id;
        }, ct);
    }

    /// <summary>Shows the viewer's initials again.</summary>
    public Task RemoveAsync(Viewer viewer, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            await write.Db.Pictures.Where(p => p.MemberId == viewer.MemberId).ExecuteDeleteAsync(ct);
            await ShowAsync(write, viewer, null, ct);
            return true;
        }, ct);

    /// <summary>A picture's WebP file; null where there is none of that id.</summary>
    public async Task<byte[]?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Pictures.Where(p => p.Id == id).Select(p => p.Bytes).FirstOrDefaultAsync(ct);
    }

    private static async Task ShowAsync(HubWrite write, Viewer viewer, Guid? picture, CancellationToken ct) =>
        (await write.Db.Members.FirstAsync(m => m.Id == viewer.MemberId, ct)).PictureId = picture;
}
