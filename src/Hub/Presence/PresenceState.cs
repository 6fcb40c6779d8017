namespace Entraide.Hub.Presence;

/// <summary>Whether a member is there, over all their devices. Who may not know it is told that they are absent.</summary>
public enum PresenceState
{
    /// <summary>On no device, or not to be found by the viewer.</summary>
    Absent,

    /// <summary>Connected, and for ten minutes without a key or a touch on any device.</summary>
    Away,

    /// <summary>Connected and active on some device.</summary>
    Present,
}

/// <summary>How a member is found. One instance is shared by all whom a change is told.</summary>
public sealed record PresenceShown(Guid MemberId, PresenceState State);
