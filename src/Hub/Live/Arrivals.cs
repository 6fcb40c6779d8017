namespace Entraide.Hub.Live;

/// <summary>
/// What has arrived of a stream and is not yet delivered. It knows the highest number there is; the events themselves it keeps only
/// to spare reading them again.
/// </summary>
internal sealed class Arrivals(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, LiveEvent> waiting = [];
    private long highest;
    private long delivered;
    private bool open;
    private bool running;

    /// <returns>True where the caller now has to deliver.</returns>
    public bool Add(LiveEvent e)
    {
        lock (gate)
        {
            if (open && e.Number <= delivered) return false;
            highest = Math.Max(highest, e.Number);
            // An event that brings its content is worth more than a header of it.
            if (waiting.Count < most && (e.Content is not null || !waiting.ContainsKey(e.Number))) waiting[e.Number] = e;
            return TakeRun();
        }
    }

    /// <summary>From here on arrivals can be delivered, beginning after a number.</summary>
    /// <returns>True where the caller now has to deliver.</returns>
    public bool Open(long last)
    {
        lock (gate)
        {
            (delivered, open) = (last, true);
            return highest > delivered && TakeRun();
        }
    }

    /// <summary>The next events in order; none, with the highest number there is, where they have to be read; null where all is delivered.</summary>
    public (IReadOnlyList<LiveEvent> Events, long UpTo)? Next(long last)
    {
        lock (gate)
        {
            Forget(last);
            if (highest <= last)
            {
                running = false;
                return null;
            }
            var events = new List<LiveEvent>();
            while (events.Count < EventLog.PageSize && waiting.Remove(last + 1 + events.Count, out var e)) events.Add(e);
            return (events, highest);
        }
    }

    private void Forget(long last)
    {
        // Most often one event arrives and is taken: there is nothing to look through.
        while (waiting.Count > 0 && delivered < last) waiting.Remove(++delivered);
        delivered = last;
    }

    private bool TakeRun()
    {
        if (!open || running) return false;
        return running = true;
    }
}
