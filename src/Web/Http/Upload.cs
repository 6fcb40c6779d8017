using Entraide.Web.Errors;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entraide.Web.Http;

/// <summary>A file that a request brings: as its body, or as the first file of a form.</summary>
/// <param name="Name">The name that a form gives it.</param>
internal sealed record Upload(string? Name, Stream Content) : IAsyncDisposable
{
    public static async Task<Upload> OfAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType) return new(null, request.Body);
        if ((await FormAsync(request, ct)).Files is not [var file, ..]) throw Bad("The form holds no file.");
        return new(file.FileName, file.OpenReadStream());
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await request.ReadFormAsync(ct);
        }
        catch (InvalidDataException)
        {
            throw Bad("The form cannot be read.");
        }
    }

    private static Refusal Bad(string why) => new(StatusCodes.Status400BadRequest, "BAD_REQUEST", why);
}

internal static class Uploads
{
    /// <summary>Lets requests bring a file of so many bytes, and what a form writes around it.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, int most) => endpoint.WithMetadata(new MostUploaded(most)).DisableAntiforgery();

    private sealed class MostUploaded(int file) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => file + 64 * 1024;
    }
}
