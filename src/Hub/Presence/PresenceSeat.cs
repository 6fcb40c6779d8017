namespace Entraide.Hub.Presence;

/// <summary>One connection: its member is present by it, and watches others.</summary>
public sealed class PresenceSeat : IDisposable
{
    public const int MostWatched = 200;

    private readonly Lock gate = new();
    private readonly Attendance attendance;
    private readonly PresenceWatch watch;
    private readonly PresenceView view;
    private bool away;
    private bool left;

    internal PresenceSeat(Attendance attendance, PresenceWatch watch, PresenceView view)
    {
        (this.attendance, this.watch, this.view) = (attendance, watch, view);
        attendance.Enter(view.Viewer.MemberId);
        watch.Open(view);
    }

    /// <summary>The member has not touched this device for a while, or has come back to it.</summary>
    public void SetAway(bool isAway)
    {
        lock (gate)
        {
            if (left || away == isAway) return;
            away = isAway;
            attendance.SetAway(view.Viewer.MemberId, away);
        }
    }

    /// <summary>Watches these members instead of those before: each change of theirs is told once.</summary>
    /// <returns>How each is now; who may not be found is absent.</returns>
    /// <exception cref="NotValid">They are more than <see cref="MostWatched"/>.</exception>
    public Task<IReadOnlyList<PresenceShown>> WatchAsync(IReadOnlySet<Guid> memberIds, CancellationToken ct) =>
        memberIds.Count <= MostWatched ? watch.WatchAsync(view, memberIds, ct) : throw new NotValid("memberIds", $"at most {MostWatched} are watched at once.");

    public void Dispose()
    {
        lock (gate)
        {
            if (left) return;
            left = true;
            attendance.Leave(view.Viewer.MemberId, away);
        }
        watch.Close(view);
    }
}
