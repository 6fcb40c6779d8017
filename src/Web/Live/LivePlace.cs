using Entraide.Hub.Live;

namespace Entraide.Web.Live;

/// <summary>A connection's place on a stream: its events, and the groups through which signals come.</summary>
internal sealed class LivePlace(Subscription subscription, GroupSignals signals, string connectionId, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan WritingPause = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, GroupSeat> seats = new(StringComparer.Ordinal);
    private long saidAt;
    private bool left;

    public string Stream => subscription.Stream;

    /// <summary>At most once in a while; false: said just before.</summary>
    public bool MaySayWriting()
    {
        if (saidAt != 0 && clock.GetElapsedTime(saidAt) < WritingPause) return false;
        saidAt = clock.GetTimestamp();
        return true;
    }

    /// <summary>Takes the seats that a member's wishes give, and leaves the others.</summary>
    public async Task SeatAsync(Wishes wishes)
    {
        await turn.WaitAsync();
        try
        {
            var wanted = left ? [] : GroupSignals.GroupsOf(Stream, wishes).ToHashSet(StringComparer.Ordinal);
            foreach (var group in seats.Keys.Except(wanted).ToList()) await LeaveAsync(group);
            foreach (var group in wanted.Except(seats.Keys).ToList())
            {
                var seat = seats[group] = signals.SeatOf(connectionId, group);
                await seat.TakeAsync();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await subscription.DisposeAsync();
        left = true;
        await SeatAsync(new(false, false));
    }

    private async Task LeaveAsync(string group)
    {
        if (seats.Remove(group, out var seat)) await seat.DisposeAsync();
    }
}
