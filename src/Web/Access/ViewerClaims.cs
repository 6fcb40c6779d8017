using System.Security.Claims;
using Entraide.Hub.Access;

namespace Entraide.Web.Access;

/// <summary>What the authentication schemes say of who asks: the member in <c>sub</c>, the session in <c>sid</c>.</summary>
public static class ViewerClaims
{
    public const string Member = "sub";
    public const string Session = "sid";

    /// <summary>Who asks; null where nobody is signed in.</summary>
    public static Viewer? Viewer(this ClaimsPrincipal? user) =>
        Guid.TryParse(user?.FindFirstValue(Member), out var member) && Guid.TryParse(user.FindFirstValue(Session), out var session)
            ? new(member, session)
            : null;
}
