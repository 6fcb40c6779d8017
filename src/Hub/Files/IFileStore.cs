namespace Entraide.Hub.Files;

/// <summary>Where the bytes of files are. Keys are the hub's own, made of an id: nothing that a member gave.</summary>
public interface IFileStore
{
    /// <summary>Keeps a content whole or not at all; when it returns, it is kept.</summary>
    /// <param name="content">Its length is known and it can be read again.</param>
    Task WriteAsync(string key, Stream content, CancellationToken ct);

    /// <summary>The content of a key; null where there is none.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken ct);

    /// <summary>Removes it; does nothing where there is none.</summary>
    Task DeleteAsync(string key, CancellationToken ct);
}
