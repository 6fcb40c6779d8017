namespace Entraide.Hub.Files;

/// <summary>Files on disk. Nodes of one hub share the folder.</summary>
internal sealed class FolderStore(string folder) : IFileStore
{
    public async Task WriteAsync(string key, Stream content, CancellationToken ct)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var draft = new FileStream(DraftOf(path), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
        {
            await content.CopyToAsync(draft, ct);
            draft.Flush(flushToDisk: true);
        }
        File.Move(DraftOf(path), path, overwrite: true);
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string key, CancellationToken ct)
    {
        var path = PathOf(key);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return Task.CompletedTask;
        File.Delete(path);
        // A node may have died while it wrote.
        File.Delete(DraftOf(path));
        return Task.CompletedTask;
    }

    private string PathOf(string key) => Path.Combine(folder, key);

    private static string DraftOf(string path) => path + ".draft";
}
