using System.Diagnostics;

namespace Entraide.Bench.Presence;

/// <summary>Somebody has come or gone: so many have to be told, each once.</summary>
internal sealed class Change(bool isComing, int due)
{
    private readonly long madeAt = Stopwatch.GetTimestamp();
    private int told;

    public bool IsComing => isComing;
    public int Due => due;
    public int Told => told;

    /// <summary>From before it began until the last was told, in milliseconds.</summary>
    public double Took { get; private set; }

    public void Tell()
    {
        Interlocked.Increment(ref told);
        Took = Stopwatch.GetElapsedTime(madeAt).TotalMilliseconds;
    }
}
