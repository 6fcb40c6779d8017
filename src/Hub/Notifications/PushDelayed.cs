namespace Entraide.Hub.Notifications;

/// <summary>
/// A push service asks for patience or is away. The message is to be sent again, to all of the member's browsers: those that
/// have it replace it, by its tag, without a sound.
/// </summary>
public sealed class PushDelayed(TimeSpan retryAfter) : Exception("A push service is not to be reached for the moment.")
{
    /// <summary>Not to be tried before; zero where the service did not say.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
