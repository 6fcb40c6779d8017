using Entraide.Hub.Access;
using Microsoft.AspNetCore.Authentication;

namespace Entraide.Web.Access;

public static class AccessRegistration
{
    public static IServiceCollection AddSessionSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ISignIn, SignIn>();
        services.AddAuthentication(SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null);
        services.AddAuthorization();
        return services;
    }

    /// <param name="publicUrl">Where members reach the hub: an origin that is our own whatever a proxy calls this host.</param>
    public static void UseSessionSignIn(this IApplicationBuilder app, Uri publicUrl)
    {
        app.UseMiddleware<ForeignOrigin>(publicUrl);
        app.UseAuthentication();
        app.Use(RefuseWrongTokens);
        app.UseAuthorization();
    }

    private static async Task RefuseWrongTokens(HttpContext context, RequestDelegate next)
    {
        // Asked once more: the middleware before keeps only what succeeded. The handler answers from memory.
        if ((await context.AuthenticateAsync()).Failure is null) await next(context);
        else await context.ChallengeAsync();
    }
}
