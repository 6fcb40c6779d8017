using Entraide.Hub;
using Entraide.Hub.Access;

namespace Entraide.Web.Access;

/// <summary>Tells the browser by its cookie. Only an answer that has not begun can carry one.</summary>
internal sealed class SignIn(IHttpContextAccessor accessor) : ISignIn
{
    public string Device => Devices.NameOf(Context.Request.Headers.UserAgent.ToString());

    public void Remember(string token, DateTimeOffset expires) => SessionCookie.Write(Answerable, token, expires);

    public void Forget() => SessionCookie.Clear(Answerable);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Nobody is at the other end.");

    private HttpContext Answerable => Context is { WebSockets.IsWebSocketRequest: false, Response.HasStarted: false } context
        ? context : throw new NotAllowed("Sign in and out by HTTP POST: only that answer can set a cookie.");
}
