using Entraide.Hub.Access;
using Entraide.Hub.Push;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Push;

[MutationType]
public static class PushMutations
{
    /// <summary>
    /// Has notifications sent to this browser by Web Push while the hub is not open in it, until the session ends. Given again it
    /// changes nothing; given by another member it is theirs. Of more than 20 the one given longest ago goes.
    /// </summary>
    /// <param name="endpoint">The push service's address for this browser, of a service that this hub sends to.</param>
    /// <param name="p256dh">The browser's public key, in base64url.</param>
    /// <param name="auth">The browser's secret, 16 bytes in base64url.</param>
    [UseMutationConvention(PayloadFieldName = "done"), Error<Blank>, Error<TooLong>, Error<NotValid>]
    public static async Task<bool> SubscribePushAsync(
        string endpoint, string p256dh, string auth, Viewer viewer, PushSubscriptions subscriptions, CancellationToken ct)
    {
        await subscriptions.GiveAsync(viewer, endpoint, p256dh, auth, ct);
        return true;
    }

    /// <summary>Sends to this browser no longer; where it was not the viewer's, nothing changes.</summary>
    /// <param name="endpoint">The push service's address for this browser.</param>
    [UseMutationConvention(PayloadFieldName = "done")]
    public static async Task<bool> UnsubscribePushAsync(string endpoint, Viewer viewer, PushSubscriptions subscriptions, CancellationToken ct)
    {
        await subscriptions.TakeBackAsync(viewer, endpoint, ct);
        return true;
    }
}
