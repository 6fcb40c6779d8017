using Entraide.Hub.Access;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Access;

[MutationType]
public static class SessionMutations
{
    /// <summary>Ends every session of the viewer, this one and those of programs too.</summary>
    [UseMutationConvention(PayloadFieldName = "endedCount")]
    public static Task<int> SignOutEverywhereAsync(Viewer viewer, Sessions sessions, CancellationToken ct) => sessions.EndAllAsync(viewer, ct);

    /// <summary>Ends one session of the viewer.</summary>
    [UseMutationConvention(PayloadFieldName = "sessionId"), Error<NotThere>]
    public static async Task<Guid> EndSessionAsync([ID] Guid sessionId, Viewer viewer, Sessions sessions, CancellationToken ct)
    {
        await sessions.EndAsync(viewer, sessionId, ct);
        return sessionId;
    }

    /// <summary>Makes a bearer token for a program that acts for the viewer. It is shown once.</summary>
    /// <param name="name">What the viewer knows the program by, at most 120 characters.</param>
    [UseMutationConvention(PayloadFieldName = "token"), Error<Blank>, Error<TooLong>]
    public static Task<string> CreateTokenAsync(string name, Viewer viewer, Sessions sessions, CancellationToken ct) => sessions.CreateTokenAsync(viewer, name, ct);
}
