using System.Collections.Concurrent;
using System.Threading.Channels;
using Entraide.Hub.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>What stays open as long as a session does.</summary>
public interface ISessionBound
{
    /// <summary>The stream whose right it needs besides; null where the session is enough.</summary>
    string? Stream { get; }

    /// <summary>It stays open; the right to its stream, or what the member wishes to see, may be another than before.</summary>
    Task GoOnAsync(StreamRight? right) => Task.CompletedTask;

    Task EndAsync(DomainError why);
}

/// <summary>
/// Asks again for what a member has open on this node when the log says that their rights or sessions have changed, and ends
/// what is lost. The log reaches every node, so no node needs to be told.
/// </summary>
public sealed class AccessWatch(StreamAccess access, TimeProvider clock, ILogger<AccessWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Guid, HashSet<(Viewer Viewer, ISessionBound Bound)>> open = new();
    private readonly Channel<Guid> changed = Channel.CreateUnbounded<Guid>(new() { SingleReader = true });

    /// <summary>Ends what is open when the session, or the right to its stream, is lost. Watch first, then check.</summary>
    public void Watch(Viewer viewer, ISessionBound bound)
    {
        while (true)
        {
            var mine = open.GetOrAdd(viewer.MemberId, _ => []);
            lock (mine)
            {
                if (!open.TryGetValue(viewer.MemberId, out var current) || current != mine) continue;
                mine.Add((viewer, bound));
                return;
            }
        }
    }

    public void Forget(Viewer viewer, ISessionBound bound)
    {
        if (!open.TryGetValue(viewer.MemberId, out var mine)) return;
        lock (mine)
        {
            mine.Remove((viewer, bound));
            if (mine.Count == 0) open.TryRemove(new(viewer.MemberId, mine));
        }
    }

    /// <summary>Told, before anything is asked again, whose rights may have changed. The call must not block.</summary>
    internal event Action<Guid>? Doubted;

    internal void AskAgain(Guid memberId)
    {
        Doubted?.Invoke(memberId);
        if (open.ContainsKey(memberId)) changed.Writer.TryWrite(memberId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var memberId in changed.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TryAskAsync(memberId, stoppingToken)) await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<bool> TryAskAsync(Guid memberId, CancellationToken ct)
    {
        try
        {
            foreach (var group in OpenOf(memberId).GroupBy(o => (o.Viewer, o.Bound.Stream)))
            {
                var (why, right) = await AskAsync(group.Key.Viewer, group.Key.Stream, ct);
                foreach (var (_, bound) in group) await (why is null ? bound.GoOnAsync(right) : bound.EndAsync(why));
            }
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Asking again for the rights of {Member} failed, trying again", memberId);
            return false;
        }
    }

    private async Task<(DomainError? WhyNot, StreamRight? Right)> AskAsync(Viewer viewer, string? stream, CancellationToken ct)
    {
        if (!await access.IsSignedInAsync(viewer, ct)) return (new Unauthenticated(), null);
        if (stream is null) return (null, null);
        var right = await access.FindRightAsync(viewer, stream, ct);
        return (right is null ? new NotAllowed("You may no longer read this.") : null, right);
    }

    private (Viewer Viewer, ISessionBound Bound)[] OpenOf(Guid memberId)
    {
        if (!open.TryGetValue(memberId, out var mine)) return [];
        lock (mine) return [.. mine];
    }
}
