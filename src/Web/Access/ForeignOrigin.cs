using Entraide.Web.Errors;

namespace Entraide.Web.Access;

/// <summary>
/// Refuses what a page of another site makes a member's browser send: a WebSocket, or a request that may change something, that
/// carries the cookie and comes from elsewhere. SameSite says the same; this holds where a browser does not know it.
/// </summary>
internal sealed class ForeignOrigin(RequestDelegate next, Uri publicUrl)
{
    public Task InvokeAsync(HttpContext context) => IsForeign(context.Request)
        ? throw new Refusal(StatusCodes.Status403Forbidden, "FOREIGN_ORIGIN", "This site may not ask in the member's name.")
        : next(context);

    private bool IsForeign(HttpRequest request) =>
        MayChange(request)
        && request.Cookies.ContainsKey(SessionCookie.Name)
        && request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsOurs(from, request));

    private static bool MayChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.HttpContext.WebSockets.IsWebSocketRequest;

    // A proxy that ends TLS leaves the host as it was and changes the scheme.
    private bool IsOurs(Uri origin, HttpRequest request) =>
        string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        || (origin.Scheme == publicUrl.Scheme && origin.Authority == publicUrl.Authority);
}
