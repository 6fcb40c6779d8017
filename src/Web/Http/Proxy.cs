using Microsoft.AspNetCore.HttpOverrides;

namespace Entraide.Web.Http;

public static class Proxy
{
    /// <summary>Believes X-Forwarded-For, -Proto and -Host of whoever sends them: only for a hub that nothing but its proxy reaches.</summary>
    public static void UseProxy(this IApplicationBuilder app)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        app.UseForwardedHeaders(options);
    }
}
