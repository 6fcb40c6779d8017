using Microsoft.AspNetCore.ResponseCompression;

namespace Entraide.Web.Http;

public static class Compression
{
    /// <summary>Brotli or gzip for the client's files and for answers; live streams are not of these types.</summary>
    public static IServiceCollection AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // What could be guessed by its length (BREACH) needs a request in the member's name from another site, which SameSite=Strict prevents.
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json", "application/manifest+json", "image/svg+xml"];
    });
}
