using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Pictures;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Files;

/// <summary>A file as a live event shows it.</summary>
public sealed record FileShown(Guid Id, string Name, string MediaType, int Size, int? Width, int? Height, string Url, string? ThumbnailUrl)
{
    public static FileShown Of(StoredFile file) => new(file.Id, file.Name, file.MediaType, file.Size, file.Width, file.Height, file.Url, file.ThumbnailUrl);
}

/// <summary>Files that members give into their conversations. One is given first, and waits a day at most for the message that shows it.</summary>
public sealed class FileService(IDbContextFactory<HubDb> contexts, HubWrites writes, IFileStore store, TimeProvider clock, ILogger<FileService> log)
{
    /// <summary>What a file may have as it is sent, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The longer side of a thumbnail, at most, in pixels.</summary>
    public const int ThumbnailSide = 480;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Takes a file for a message that its owner will send. A picture is drawn anew, without its metadata.</summary>
    /// <param name="name">As the owner's device calls it.</param>
    /// <exception cref="NotThere">The viewer takes part in no such conversation.</exception>
    /// <exception cref="FileTooLarge">It has more than <see cref="MostBytes"/>.</exception>
    /// <exception cref="Blank">It is empty.</exception>
    /// <exception cref="NotAPicture">It begins as a picture does, and is none that can be drawn anew.</exception>
    /// <exception cref="PictureTooLarge">It is a picture of too many pixels.</exception>
    public async Task<StoredFile> GiveAsync(Viewer viewer, Guid conversationId, string name, Stream content, CancellationToken ct)
    {
        await RequireOpenAsync(viewer, conversationId, ct);
        await using var sent = await Spool.OfAsync(content, MostBytes, ct);
        if (sent.Length == 0) throw new Blank("content");
        var (type, clean) = (MediaTypes.Of(sent), FileName.Clean(name));
        sent.Position = 0;
        if (!MediaTypes.IsPicture(type)) return await KeepAsync(viewer, conversationId, clean, type, sent, null, ct);
        var (whole, small) = await GivenPicture.DrawAsync(sent, picture => (picture.Within(GivenPicture.MostSide), picture.Within(ThumbnailSide)), ct);
        using var drawn = new MemoryStream(whole.Bytes);
        return await KeepAsync(viewer, conversationId, FileName.OfPicture(clean), "image/webp", drawn, (whole, small), ct);
    }

    /// <summary>A file of a conversation that the viewer may read now, and which a message shows or which is their own; null otherwise.</summary>
    public async Task<StoredFile?> FindAsync(Viewer viewer, Guid id, CancellationToken ct)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Files.AsNoTracking()
            .Where(f => f.Id == id && (f.MessageId == null ? f.OwnerId == viewer.MemberId && f.ErasedFrom > now : f.ErasedFrom == null))
            .FirstOrDefaultAsync(f => db.ConversationsOpenTo(viewer).Any(c => c.Id == f.ConversationId), ct);
    }

    /// <summary>The bytes of a file that <see cref="FindAsync"/> found; the caller closes them.</summary>
    /// <param name="thumbnail">A picture, smaller.</param>
    /// <exception cref="NotThere">There are none.</exception>
    public async Task<Stream> OpenAsync(StoredFile file, bool thumbnail, CancellationToken ct)
    {
        if (thumbnail && file.ThumbnailUrl is null) throw new NotThere("thumbnail");
        if (await store.OpenAsync(KeyOf(file.Id, thumbnail), ct) is { } content) return content;
        log.LogWarning("The bytes of the file {File} are not where files are kept", file.Id);
        throw new NotThere("file");
    }

    /// <summary>What each message shows, in the order it was given.</summary>
    public async Task<ILookup<Guid, StoredFile>> OfMessagesAsync(IReadOnlyList<Guid> messageIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var files = await db.Files.AsNoTracking()
            .Where(f => f.MessageId != null && messageIds.Contains(f.MessageId.Value) && f.ErasedFrom == null).OrderBy(f => f.Id).ToListAsync(ct);
        return files.ToLookup(f => f.MessageId!.Value);
    }

    /// <summary>Gives files to the message that shows them, which need not be saved yet.</summary>
    /// <exception cref="NotThere">One of them is not the owner's, not of this conversation, or waits no more.</exception>
    public static async Task ClaimAsync(
        HubWrite write, Guid ownerId, Guid conversationId, IReadOnlyList<Guid> fileIds, Guid messageId, CancellationToken ct)
    {
        if (fileIds.Count == 0) return;
        var wanted = fileIds.Distinct().ToList();
        var claimed = await write.Db.Files
            .Where(f => wanted.Contains(f.Id) && f.OwnerId == ownerId && f.ConversationId == conversationId && f.MessageId == null && f.ErasedFrom > write.Now)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.MessageId, messageId).SetProperty(f => f.ErasedFrom, (DateTimeOffset?)null), ct);
        if (claimed != wanted.Count) throw new NotThere("file");
    }

    /// <summary>Nobody sees the files of a deleted message any more; <see cref="FileErasure"/> removes them.</summary>
    public static Task ReleaseAsync(HubWrite write, Guid messageId, CancellationToken ct) =>
        write.Db.Files.Where(f => f.MessageId == messageId).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedFrom, write.Now), ct);

    /// <summary>By what of an id is chance, so that no folder holds very many.</summary>
    internal static string KeyOf(Guid id, bool thumbnail)
    {
        var name = id.ToString("N");
        return $"{name[28..30]}/{name}{(thumbnail ? "-small" : "")}";
    }

    private async Task RequireOpenAsync(Viewer viewer, Guid conversationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.ConversationsOpenTo(viewer).AnyAsync(c => c.Id == conversationId, ct)) throw new NotThere("conversation");
    }

    /// <summary>The row first: whatever happens then, its bytes are known, and erased where no message takes it.</summary>
    private async Task<StoredFile> KeepAsync(
        Viewer viewer, Guid conversationId, string name, string type, Stream content, (Drawn Whole, Drawn Small)? picture, CancellationToken ct)
    {
        var file = await writes.RunAsync(write => Task.FromResult(write.Db.Files.Add(new()
        {
            Id = write.NewId(IdKind.File),
            ConversationId = conversationId,
            OwnerId = viewer.MemberId,
            Name = name,
            MediaType = type,
            Size = (int)content.Length,
            Width = picture?.Whole.Width,
            Height = picture?.Whole.Height,
            GivenAt = write.Now,
            ErasedFrom = write.Now + LongestWait,
        }).Entity), ct);
        await store.WriteAsync(KeyOf(file.Id, thumbnail: false), content, ct);
        if (picture is not { Small: var small }) return file;
        using var drawn = new MemoryStream(small.Bytes);
        await store.WriteAsync(KeyOf(file.Id, thumbnail: true), drawn, ct);
        return file;
    }
}
