using System.Threading.Channels;
using Entraide.Hub.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Presence;

/// <summary>Carries what changes: ten times a second who has come and gone here and elsewhere, and at once whose rights are others than before.</summary>
internal sealed class PresenceRounds(
    Attendance attendance, AttendanceBoard board, PresenceWatch watch, AccessWatch access, TimeProvider clock, ILogger<PresenceRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Guid> doubted = Channel.CreateUnbounded<Guid>(new() { SingleReader = true });
    private long? beatAt;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        access.Doubted += memberId =>
        {
            if (watch.Doubt(memberId)) doubted.Writer.TryWrite(memberId);
        };
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(GoRoundAsync(stoppingToken), AskAgainAsync(stoppingToken));

    private async Task GoRoundAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await TellAsync(ct);
                if (beatAt is null || clock.GetElapsedTime(beatAt.Value) >= BeatEvery) await BeatAsync(ct);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "Who is present could not be told, going on");
            }
            await Task.Delay(Pause, clock, ct);
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var changes = attendance.TakeChanges();
        if (changes.Count > 0) await board.ReportAsync(changes);
        await watch.ReviewAsync(changes.Select(c => c.MemberId).Concat(board.TakeHeard()), ct);
    }

    /// <summary>Looked at again each time, all are right even where a message was lost or a node was killed.</summary>
    private async Task BeatAsync(CancellationToken ct)
    {
        beatAt = clock.GetTimestamp();
        if (await board.BeatAsync(attendance.All)) await watch.ReviewAllAsync(ct);
    }

    private async Task AskAgainAsync(CancellationToken ct)
    {
        await foreach (var memberId in doubted.Reader.ReadAllAsync(ct))
        {
            while (!await TryAskAgainAsync(memberId, ct)) await Task.Delay(BeforeNextTry, clock, ct);
        }
    }

    private async Task<bool> TryAskAgainAsync(Guid memberId, CancellationToken ct)
    {
        try
        {
            await watch.AskAgainAsync(memberId, ct);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Asking again who may find {Member} present failed, trying again", memberId);
            return false;
        }
    }
}
