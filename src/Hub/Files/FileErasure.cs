using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Files;

/// <summary>Removes files of deleted messages, and those that no message came for: first the bytes, then the row, which until then remembers what to remove.</summary>
internal sealed class FileErasure(HubWrites writes, IDbContextFactory<HubDb> contexts, IFileStore store, TimeProvider clock, ILogger<FileErasure> log) : BackgroundService
{
    private const int PageSize = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // The clocks of nodes differ a little: what one of them still gives to a message is not erased by another.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? said = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            try
            {
                while (await EraseAsync(stoppingToken) == PageSize) said = null;
                said = null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (said != error.Message) log.LogWarning(error, "Files wait to be erased: {Reason}", error.Message);
                said = error.Message;
            }
        }
    }

    /// <summary>Two nodes may do the same at once: removing again does nothing.</summary>
    private async Task<int> EraseAsync(CancellationToken ct)
    {
        var limit = clock.Now() - Margin;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var due = await db.Files.Where(f => f.ErasedFrom <= limit).OrderBy(f => f.ErasedFrom).Take(PageSize).Select(f => f.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            await store.DeleteAsync(FileService.KeyOf(id, thumbnail: false), ct);
            await store.DeleteAsync(FileService.KeyOf(id, thumbnail: true), ct);
        }
        return due.Count == 0 ? 0 : await writes.RunAsync(write => write.Db.Files.Where(f => due.Contains(f.Id)).ExecuteDeleteAsync(ct), ct);
    }
}
