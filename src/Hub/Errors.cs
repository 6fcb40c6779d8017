namespace Entraide.Hub;

// The errors that several rooms share. A room's own stand in that room.

/// <summary>A text that must be given is empty.</summary>
public sealed class Blank(string field) : DomainError("BLANK", $"{field} must not be empty.")
{
    /// <summary>The input field that is empty.</summary>
    public string Field { get; } = field;
}

/// <summary>A text is longer than it may be.</summary>
public sealed class TooLong(string field, int most) : DomainError("TOO_LONG", $"{field} may have at most {most} characters.")
{
    /// <summary>The input field that is too long.</summary>
    public string Field { get; } = field;

    /// <summary>The most characters it may have.</summary>
    public int Most { get; } = most;
}

/// <summary>A value is not one that the field takes.</summary>
public sealed class NotValid(string field, string why) : DomainError("NOT_VALID", $"{field}: {why}")
{
    /// <summary>The input field that is refused.</summary>
    public string Field { get; } = field;
}

/// <summary>What was named does not exist, or the viewer may not know that it does.</summary>
public sealed class NotThere(string what) : DomainError("NOT_THERE", $"This {what} is not there.");

/// <summary>The viewer may see this but may not do that to it.</summary>
public sealed class NotAllowed(string why) : DomainError("NOT_ALLOWED", why);

/// <summary>It was done or taken before.</summary>
public sealed class AlreadyThere(string what) : DomainError("ALREADY_THERE", what);

/// <summary>Nobody is signed in, or the session has ended.</summary>
public sealed class Unauthenticated() : DomainError("UNAUTHENTICATED", "Sign in first.");

/// <summary>The database or Redis is away for the moment. Nothing was written.</summary>
public sealed class Unavailable() : DomainError("UNAVAILABLE", "The hub is unavailable for the moment, try again.");

/// <summary>The events asked for are older than what the log keeps: load the page again.</summary>
public sealed class ReloadNeeded() : DomainError("RELOAD", "Those events are no longer kept: load again.");
