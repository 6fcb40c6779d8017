namespace Entraide.Hub.Presence;

/// <summary>
/// Who watches whom on this node. Of each watched member one state is kept, over all nodes; a change of it is told once to each of those
/// who watch and may. Rights are asked when somebody begins to watch, and again when the log says that they have changed.
/// </summary>
public sealed class PresenceWatch(Attendance attendance, AttendanceBoard board, PresenceAccess access) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<Guid, Watched> watched = [];
    private readonly Dictionary<Guid, HashSet<PresenceView>> views = [];

    public void Dispose() => turn.Dispose();

    public void Open(PresenceView view)
    {
        lock (gate)
        {
            if (!views.TryGetValue(view.Viewer.MemberId, out var theirs)) views[view.Viewer.MemberId] = theirs = [];
            theirs.Add(view);
        }
    }

    public void Close(PresenceView view)
    {
        lock (gate)
        {
            Turn(view, new HashSet<Guid>());
            if (!views.TryGetValue(view.Viewer.MemberId, out var theirs)) return;
            theirs.Remove(view);
            if (theirs.Count == 0) views.Remove(view.Viewer.MemberId);
        }
    }

    /// <summary>Watches these members instead of those before.</summary>
    /// <returns>How each is now, for this viewer.</returns>
    public async Task<IReadOnlyList<PresenceShown>> WatchAsync(PresenceView view, IReadOnlySet<Guid> memberIds, CancellationToken ct)
    {
        List<Guid> unknown;
        lock (gate)
        {
            if (!IsOpen(view)) return [];
            Turn(view, memberIds);
            unknown = [.. memberIds.Where(id => watched[id].State is null)];
        }
        if (unknown.Count > 0) await ReviewAsync(unknown, ct);
        return await AllowAsync(view, AnswerAll, ct) ?? [];
    }

    /// <summary>Looks how members are, of those who are watched here, and tells what has changed.</summary>
    public async Task ReviewAsync(IEnumerable<Guid> memberIds, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            List<Guid> mine;
            lock (gate) mine = [.. memberIds.Where(watched.ContainsKey)];
            if (mine.Count == 0) return;
            var others = await board.OthersAsync(mine);
            lock (gate)
            {
                for (var i = 0; i < mine.Count; i++) Set(mine[i], others[i]);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public Task ReviewAllAsync(CancellationToken ct)
    {
        List<Guid> all;
        lock (gate) all = [.. watched.Keys];
        return ReviewAsync(all, ct);
    }

    /// <summary>The rights of a member, or to them, may have changed: what is being read of them is no longer good.</summary>
    public bool Doubt(Guid memberId)
    {
        lock (gate)
        {
            var doubted = views.GetValueOrDefault(memberId, []).Concat(watched.GetValueOrDefault(memberId)?.Views ?? []).ToList();
            foreach (var view in doubted) view.Changes++;
            return doubted.Count > 0;
        }
    }

    /// <summary>Asks again whom a member may find, and who may find them.</summary>
    public async Task AskAgainAsync(Guid memberId, CancellationToken ct)
    {
        List<PresenceView> theirs;
        HashSet<Guid> watchers;
        lock (gate)
        {
            theirs = [.. views.GetValueOrDefault(memberId, [])];
            watchers = [.. watched.GetValueOrDefault(memberId)?.Views.Select(v => v.Viewer.MemberId) ?? []];
        }
        foreach (var view in theirs) await AllowAsync(view, ShowAll, ct);
        if (watchers.Count == 0) return;
        var finders = await access.FindersOfAsync(memberId, watchers, ct);
        lock (gate)
        {
            if (!watched.TryGetValue(memberId, out var seen)) return;
            // Who began to watch meanwhile has asked by themselves.
            foreach (var view in seen.Views.Where(v => watchers.Contains(v.Viewer.MemberId))) view.Allow(memberId, finders.Contains(view.Viewer.MemberId));
            seen.Tell(memberId);
        }
    }

    /// <summary>Reads whom the viewer may find, until nothing has changed meanwhile, and then does something with it.</summary>
    private async Task<T?> AllowAsync<T>(PresenceView view, Func<PresenceView, T> then, CancellationToken ct)
    {
        while (true)
        {
            int changes;
            Guid[] memberIds;
            lock (gate) (changes, memberIds) = (view.Changes, [.. view.MemberIds]);
            var found = memberIds.Length == 0 ? [] : await access.FoundByAsync(view.Viewer.MemberId, memberIds, ct);
            lock (gate)
            {
                if (!IsOpen(view)) return default;
                if (view.Changes != changes) continue;
                foreach (var memberId in memberIds) view.Allow(memberId, found.Contains(memberId));
                return then(view);
            }
        }
    }

    private List<PresenceShown> AnswerAll(PresenceView view) => [.. view.MemberIds.Select(id => view.Answer(new(id, watched[id].Known)))];

    private bool ShowAll(PresenceView view)
    {
        foreach (var memberId in view.MemberIds) view.Show(new(memberId, watched[memberId].Known));
        return true;
    }

    private bool IsOpen(PresenceView view) => views.TryGetValue(view.Viewer.MemberId, out var theirs) && theirs.Contains(view);

    private void Turn(PresenceView view, IReadOnlySet<Guid> memberIds)
    {
        foreach (var memberId in view.MemberIds)
        {
            if (memberIds.Contains(memberId)) continue;
            watched[memberId].Views.Remove(view);
            if (watched[memberId].Views.Count == 0) watched.Remove(memberId);
        }
        view.Turn(memberIds);
        foreach (var memberId in memberIds)
        {
            if (!watched.TryGetValue(memberId, out var seen)) watched[memberId] = seen = new();
            seen.Views.Add(view);
        }
    }

    private void Set(Guid memberId, PresenceState elsewhere)
    {
        if (!watched.TryGetValue(memberId, out var seen)) return;
        var here = attendance.StateOf(memberId);
        var state = here > elsewhere ? here : elsewhere;
        if (seen.State == state) return;
        seen.State = state;
        seen.Tell(memberId);
    }

    private sealed class Watched
    {
        public HashSet<PresenceView> Views { get; } = [];

        /// <summary>Null until somebody has looked.</summary>
        public PresenceState? State { get; set; }

        public PresenceState Known => State ?? PresenceState.Absent;

        public void Tell(Guid memberId)
        {
            var shown = new PresenceShown(memberId, Known);
            foreach (var view in Views) view.Show(shown);
        }
    }
}
