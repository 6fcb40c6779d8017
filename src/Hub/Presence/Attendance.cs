namespace Entraide.Hub.Presence;

/// <summary>
/// The members connected to this node, each over all their connections here. What it tells of them lags a little: a change is taken
/// with the others of its moment, and who leaves is kept for a while, so that a page that is loaded again does not blink.
/// </summary>
public sealed class Attendance(TimeProvider clock)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Attendee> attendees = [];
    private readonly HashSet<Guid> touched = [];
    private readonly Queue<(Guid MemberId, long LeftAt)> leaving = new();

    /// <summary>A connection of the member has opened.</summary>
    public void Enter(Guid memberId) => Change(memberId, connections: +1, away: 0);

    /// <param name="wasAway">What it was last said to be.</param>
    public void Leave(Guid memberId, bool wasAway) => Change(memberId, connections: -1, away: wasAway ? -1 : 0);

    public void SetAway(Guid memberId, bool away) => Change(memberId, connections: 0, away: away ? +1 : -1);

    /// <summary>How the member was last told to be here.</summary>
    public PresenceState StateOf(Guid memberId)
    {
        lock (gate) return attendees.TryGetValue(memberId, out var attendee) ? attendee.Told : PresenceState.Absent;
    }

    /// <summary>Those who were last told to be here.</summary>
    public List<PresenceShown> All()
    {
        lock (gate) return [.. attendees.Where(a => a.Value.Told != PresenceState.Absent).Select(a => new PresenceShown(a.Key, a.Value.Told))];
    }

    /// <summary>Who has changed since it was last asked; from now on they are told so.</summary>
    public List<PresenceShown> TakeChanges()
    {
        var changes = new List<PresenceShown>();
        lock (gate)
        {
            while (leaving.TryPeek(out var first) && clock.GetElapsedTime(first.LeftAt) >= Grace) touched.Add(leaving.Dequeue().MemberId);
            foreach (var memberId in touched)
            {
                if (!attendees.TryGetValue(memberId, out var attendee)) continue;
                var state = attendee.State;
                if (state == PresenceState.Absent && clock.GetElapsedTime(attendee.LeftAt) < Grace) continue;
                if (state == PresenceState.Absent) attendees.Remove(memberId);
                if (state == attendee.Told) continue;
                attendee.Told = state;
                changes.Add(new(memberId, state));
            }
            touched.Clear();
        }
        return changes;
    }

    private void Change(Guid memberId, int connections, int away)
    {
        lock (gate)
        {
            if (!attendees.TryGetValue(memberId, out var attendee)) attendees[memberId] = attendee = new();
            attendee.Connections += connections;
            attendee.Away += away;
            if (attendee.Connections > 0)
            {
                touched.Add(memberId);
                return;
            }
            attendee.LeftAt = clock.GetTimestamp();
            leaving.Enqueue((memberId, attendee.LeftAt));
        }
    }

    private sealed class Attendee
    {
        public int Connections { get; set; }
        public int Away { get; set; }
        public long LeftAt { get; set; }
        public PresenceState Told { get; set; }

        public PresenceState State => Connections == 0 ? PresenceState.Absent : Connections > Away ? PresenceState.Present : PresenceState.Away;
    }
}
