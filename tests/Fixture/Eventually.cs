using System.Diagnostics;

namespace Entraide.Fixture;

/// <summary>Waiting for what must become true, no longer than needed.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="what">What is waited for, for the message where it never comes.</param>
    /// <param name="within">20 seconds where nothing else is said.</param>
    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static async Task Async(Func<Task<bool>> holds, string what, TimeSpan? within = null)
    {
        var bound = within ?? TimeSpan.FromSeconds(20);
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > bound) throw new TimeoutException($"Not within {bound.TotalSeconds} s: {what}");
            await Task.Delay(Pause);
        }
    }

    public static Task Async(Func<bool> holds, string what, TimeSpan? within = null) => Async(() => Task.FromResult(holds()), what, within);
}
