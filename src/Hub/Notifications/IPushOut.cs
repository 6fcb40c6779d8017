namespace Entraide.Hub.Notifications;

/// <summary>What a device shows on its locked screen: who and where, never what was written.</summary>
/// <param name="Title">A word for the kind.</param>
/// <param name="Body">A sentence.</param>
/// <param name="Url">Where it leads, as a path of the hub.</param>
/// <param name="Tag">A later one with the same tag takes its place.</param>
public sealed record PushMessage(string Title, string Body, string Url, string Tag);

/// <summary>The way to a member's devices.</summary>
public interface IPushOut
{
    /// <summary>
    /// Hands a message over for all devices of a member; does nothing where they have none. What fails for one device is the
    /// implementation's own; where it throws, all are tried again after a minute. The same message may come twice.
    /// </summary>
    Task SendAsync(Guid memberId, PushMessage message, CancellationToken ct);
}

/// <summary>A hub that pushes nothing.</summary>
internal sealed class NoPush : IPushOut
{
    public Task SendAsync(Guid memberId, PushMessage message, CancellationToken ct) => Task.CompletedTask;
}
