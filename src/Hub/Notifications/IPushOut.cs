namespace Entraide.Hub.Notifications;

/// <summary>The road to a member's browsers that are not open.</summary>
public interface IPushOut
{
    /// <summary>Sends to every browser that the member has given for it; none is fine.</summary>
    /// <exception cref="PushDelayed">Not all could be reached for the moment.</exception>
    Task SendAsync(Guid memberId, PushMessage message, CancellationToken ct);
}
