using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Entraide.Web.Files;

/// <summary>The web client: its files, and its one page for every address that is the client's own.</summary>
public static class ClientFiles
{
    private const string Assets = "/assets";

    /// <summary>Serves the files; before routing, which would give their addresses to the page.</summary>
    public static void UseClientFiles(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Remember });

    public static void MapClientPage(this IEndpointRouteBuilder endpoints) => endpoints.MapFallback("{*path}", ShowPageAsync).WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));

    private static void Remember(StaticFileResponseContext file) =>
        // The names of assets hold a hash of what is in them.
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable" : "no-cache";

    private static async Task ShowPageAsync(HttpContext context, IWebHostEnvironment environment)
    {
        var page = environment.WebRootFileProvider.GetFileInfo("index.html");
        if (!page.Exists || !IsForPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.SendFileAsync(page, context.RequestAborted);
    }

    private static bool IsForPage(HttpRequest request)
    {
        if (request.Path.StartsWithSegments(Assets, StringComparison.Ordinal)) return false;
        var accept = request.Headers.Accept.ToString();
        if (accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)) return true;
        return !Path.HasExtension(request.Path) && (accept.Length == 0 || accept.Contains("*/*", StringComparison.Ordinal));
    }
}
