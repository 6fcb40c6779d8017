using Entraide.Hub;
using Entraide.Hub.Access;

namespace Entraide.Web.Access;

/// <summary>Tells the browser by its cookie. Only an answer that has not begun can carry one.</summary>
internal sealed class SignIn(IHttpContextAccessor accessor) : ISignIn
{
    public string Device => Devices.NameOf(Answerable.Request.Headers.UserAgent.ToString());

    public void Remember(string token, DateTimeOffset expires) => SessionCookie.Write(Answerable, token, expires);

    public void Forget()
    {
        if (CanAnswer) SessionCookie.Clear(Context);
    }

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Nobody is at the other end.");

    private bool CanAnswer => Context is { WebSockets.IsWebSocketRequest: false, Response.HasStarted: false };

    private HttpContext Answerable => CanAnswer ? Context : throw new NotAllowed("Sign in by HTTP POST: only that answer can set a cookie.");
}
