namespace Entraide.Hub.Live;

/// <summary>Kinds of event that the live road itself acts on, on a member's inbox.</summary>
public static class LiveKinds
{
    /// <summary>The member may read less than before: every node asks again for each of their subscriptions.</summary>
    public const string AccessChanged = "access.changed";

    /// <summary>Sessions of the member have ended: every node closes what they held.</summary>
    public const string SessionsEnded = "sessions.ended";

    /// <summary>The member has changed their preferences: every node asks again what their connections are shown.</summary>
    public const string PreferencesChanged = "preferences.changed";

    /// <summary>The member has blocked another, or no longer does: what the two see of each other is asked again. The other's inbox is told nothing.</summary>
    public const string BlocksChanged = "blocks.changed";

    /// <summary>Those after which a node asks again for what the member has open on it.</summary>
    internal static bool ChangesRights(string kind) => kind is AccessChanged or SessionsEnded or PreferencesChanged or BlocksChanged;
}
