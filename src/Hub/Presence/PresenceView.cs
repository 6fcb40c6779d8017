using Entraide.Hub.Access;

namespace Entraide.Hub.Presence;

/// <summary>What one connection watches, and how it was last told that each of those is.</summary>
public sealed class PresenceView(Viewer viewer, Action<PresenceShown> tell)
{
    private Dictionary<Guid, Sight> sights = [];

    public Viewer Viewer => viewer;
    public IReadOnlyCollection<Guid> MemberIds => sights.Keys;

    /// <summary>How often something has changed that what is read of its rights meanwhile does not know.</summary>
    public int Changes { get; set; }

    /// <summary>Watches these instead; of those it has watched before it goes on being told.</summary>
    public void Turn(IReadOnlySet<Guid> memberIds)
    {
        sights = memberIds.ToDictionary(id => id, id => sights.GetValueOrDefault(id) ?? new Sight());
        Changes++;
    }

    /// <summary>The viewer may find a member present, or may no longer.</summary>
    public void Allow(Guid memberId, bool allowed)
    {
        if (sights.TryGetValue(memberId, out var sight)) sight.Allowed = allowed;
    }

    /// <summary>Tells how a member is where that is not what was told last.</summary>
    public void Show(PresenceShown shown)
    {
        if (!sights.TryGetValue(shown.MemberId, out var sight)) return;
        var seen = sight.Allowed ? shown : shown with { State = PresenceState.Absent };
        if (sight.Told == seen.State) return;
        sight.Told = seen.State;
        tell(seen);
    }

    /// <summary>Notes that the viewer is answered how a member is.</summary>
    public PresenceShown Answer(PresenceShown shown)
    {
        var sight = sights[shown.MemberId];
        sight.Told = sight.Allowed ? shown.State : PresenceState.Absent;
        return shown with { State = sight.Told };
    }

    private sealed class Sight
    {
        public bool Allowed { get; set; }
        public PresenceState Told { get; set; }
    }
}
