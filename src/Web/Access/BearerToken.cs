namespace Entraide.Web.Access;

/// <summary>The token that a program presents.</summary>
internal static class BearerToken
{
    private const string Prefix = "Bearer ";

    /// <summary>In the header; in the address only where a WebSocket or SignalR cannot send one. Null where none is presented.</summary>
    public static string? Of(HttpRequest request)
    {
        if (In(request.Headers.Authorization.ToString()) is { } token) return token;
        return MayBeInAddress(request) && request.Query.TryGetValue("access_token", out var inAddress) ? inAddress.ToString() : null;
    }

    /// <summary>The token of <c>Bearer TOKEN</c>; null where it says something else.</summary>
    public static string? In(string authorization) =>
        authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? authorization[Prefix.Length..].Trim() : null;

    private static bool MayBeInAddress(HttpRequest request) =>
        request.Path.StartsWithSegments("/live", StringComparison.Ordinal)
        || (request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal) && request.HttpContext.WebSockets.IsWebSocketRequest);
}
