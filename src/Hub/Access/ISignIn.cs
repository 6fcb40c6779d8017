namespace Entraide.Hub.Access;

/// <summary>The browser at the other end of a request, as far as it can be told to remember who it is.</summary>
public interface ISignIn
{
    /// <summary>How the member knows this browser: its user agent, shortened.</summary>
    /// <exception cref="NotAllowed">This road cannot carry a sign-in (a WebSocket).</exception>
    string Device { get; }

    /// <exception cref="NotAllowed">This road cannot carry it (a WebSocket).</exception>
    void Remember(string token, DateTimeOffset expires);

    /// <summary>Where the road cannot carry it (a WebSocket), the next request clears what no session stands for.</summary>
    void Forget();
}
