using Entraide.Hub.Live;

namespace Entraide.Web.Live;

/// <summary>A connection's place on a stream: its events, and the group through which signals come.</summary>
internal sealed class LivePlace(Subscription subscription, GroupSeat seat, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan WritingPause = TimeSpan.FromSeconds(2);
    private long saidAt;

    public string Stream => subscription.Stream;

    /// <summary>At most once in a while; false: said just before.</summary>
    public bool MaySayWriting()
    {
        if (saidAt != 0 && clock.GetElapsedTime(saidAt) < WritingPause) return false;
        saidAt = clock.GetTimestamp();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await subscription.DisposeAsync();
        await seat.DisposeAsync();
    }
}
