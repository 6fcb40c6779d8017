using System.Collections.Concurrent;

namespace Entraide.Fixture;

/// <summary>The real time, which can also be moved on; waits of a minute or more end when it is, and never by themselves.</summary>
public sealed class MovableClock : TimeProvider
{
    private readonly ConcurrentDictionary<LongTimer, byte> waiting = new();
    private long moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref moved));

    public void Move(TimeSpan by)
    {
        Interlocked.Add(ref moved, by.Ticks);
        foreach (var timer in waiting.Keys) timer.Ring(GetUtcNow());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.FromMinutes(1)) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new LongTimer(this, () => callback(state), GetUtcNow() + dueTime);
        waiting.TryAdd(timer, 0);
        return timer;
    }

    private sealed class LongTimer(MovableClock clock, Action ring, DateTimeOffset due) : ITimer
    {
        public void Ring(DateTimeOffset now)
        {
            if (now >= due && clock.waiting.TryRemove(this, out _)) ring();
        }

        // A wait is never changed; when it is over, it is set to infinite.
        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.waiting.TryRemove(this, out _);

        public void Dispose() => clock.waiting.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
