using Entraide.Hub.Files;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Files;

[ObjectType<StoredFile>(IgnoreProperties = [
    nameof(StoredFile.ConversationId), nameof(StoredFile.OwnerId), nameof(StoredFile.MessageId), nameof(StoredFile.ErasedFrom)]), Node]
public static class StoredFileType;

/// <summary>What messages that the viewer may read show.</summary>
public sealed class FilesByMessage(FileService files) : BatchLoader<Guid, IReadOnlyList<StoredFile>>
{
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StoredFile>>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        (await files.OfMessagesAsync(keys, ct)).ToDictionary(g => g.Key, g => (IReadOnlyList<StoredFile>)[.. g]);
}
