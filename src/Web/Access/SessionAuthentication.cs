using System.Security.Claims;
using System.Text.Encodings.Web;
using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Web.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Entraide.Web.Access;

/// <summary>
/// Knows who asks by the token of their session: a program presents it and is refused where it is not valid; a browser has it in its
/// cookie, and one whose session has ended is nobody.
/// </summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = BearerToken.Of(Request);
        var token = presented ?? Request.Cookies[SessionCookie.Name];
        if (token is null) return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(token, Context.RequestAborted) is { } viewer) return AuthenticateResult.Success(TicketOf(viewer));
        if (presented is not null) return AuthenticateResult.Fail("The token is not valid, or no longer.");
        SessionCookie.Clear(Context);
        return AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        var error = new Unauthenticated();
        return ErrorJson.WriteAsync(Context, StatusCodes.Status401Unauthorized, error.Code, error.Message);
    }

    private AuthenticationTicket TicketOf(Viewer viewer)
    {
        Claim[] claims = [new(ViewerClaims.Member, viewer.MemberId.ToString()), new(ViewerClaims.Session, viewer.SessionId.ToString())];
        return new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name);
    }
}
