using Entraide.Hub;
using Entraide.Hub.Members;
using Entraide.Web.Access;
using Entraide.Web.Errors;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entraide.Web.Pictures;

/// <summary>Members' pictures over HTTP: GraphQL carries no files.</summary>
public static class PictureEndpoints
{
    private static readonly HashSet<string> Types = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    public static void MapPictures(this IEndpointRouteBuilder endpoints)
    {
        var pictures = endpoints.MapGroup("/pictures").RequireAuthorization();
        pictures.MapPost("", SetAsync).WithMetadata(new MostUploaded()).DisableAntiforgery();
        pictures.MapDelete("/mine", RemoveAsync);
        pictures.MapGet("/{id:guid}", ShowAsync);
    }

    private static async Task<IResult> SetAsync(HttpContext context, PictureService pictures, CancellationToken ct)
    {
        var id = await pictures.SetAsync(context.User.Viewer() ?? throw new Unauthenticated(), await ReadAsync(context.Request, ct), ct);
        return Results.Json(new { id, url = $"/pictures/{id}" });
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, PictureService pictures, CancellationToken ct)
    {
        await pictures.RemoveAsync(context.User.Viewer() ?? throw new Unauthenticated(), ct);
        return Results.Json(new { id = (Guid?)null, url = (string?)null });
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, PictureService pictures, CancellationToken ct)
    {
        var bytes = await pictures.FindAsync(id, ct) ?? throw new NotThere("picture");
        context.Response.Headers.CacheControl = "private, immutable, max-age=31536000";
        return Results.Bytes(bytes, "image/webp");
    }

    /// <summary>The image itself, or the first file of a form.</summary>
    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType) return await ReadAsync(request.ContentType, request.Body, ct);
        if ((await FormAsync(request, ct)).Files is not [var file, ..])
            throw new Refusal(StatusCodes.Status400BadRequest, "BAD_REQUEST", "The form holds no file.");
        await using var content = file.OpenReadStream();
        return await ReadAsync(file.ContentType, content, ct);
    }

    private static async Task<byte[]> ReadAsync(string? type, Stream content, CancellationToken ct)
    {
        if (type is null || !Types.Contains(type.Split(';')[0].Trim().ToLowerInvariant())) throw new NotAPicture();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.Length <= PictureService.MostBytes ? bytes.ToArray() : throw TooLarge();
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await request.ReadFormAsync(ct);
        }
        catch (InvalidDataException)
        {
            throw new Refusal(StatusCodes.Status400BadRequest, "BAD_REQUEST", "The form cannot be read.");
        }
    }

    private static Refusal TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, "TOO_LARGE", $"A picture has at most {PictureService.MostBytes} bytes.");

    /// <summary>The file, and what a form writes around it.</summary>
    private sealed class MostUploaded : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => PictureService.MostBytes + 64 * 1024;
    }
}
