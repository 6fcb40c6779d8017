using Entraide.Hub.Storage;

namespace Entraide.Hub.Files;

public sealed class FileService
{
    internal static Task ClaimAsync(HubWrite write, Guid ownerId, Guid conversationId, IReadOnlyList<Guid> fileIds, Guid messageId, CancellationToken ct) => Task.CompletedTask;

    internal static Task ReleaseAsync(HubWrite write, Guid messageId, CancellationToken ct) => Task.CompletedTask;
}
