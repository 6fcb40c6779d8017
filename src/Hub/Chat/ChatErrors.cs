namespace Entraide.Hub.Chat;

/// <summary>The member takes no messages from the viewer. Why is not told.</summary>
public sealed class NotReachable() : DomainError("NOT_REACHABLE", "You cannot write to this member for the moment.");

/// <summary>The message was sent too long ago to be changed.</summary>
public sealed class TooLate() : DomainError("TOO_LATE", "A message can be changed for 15 minutes.");

/// <summary>A conversation has as many members as it may have.</summary>
public sealed class TooMany(int most) : DomainError("TOO_MANY", $"At most {most}.")
{
    /// <summary>The most there may be.</summary>
    public int Most { get; } = most;
}
