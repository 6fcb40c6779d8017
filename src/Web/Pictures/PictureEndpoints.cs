using Entraide.Hub;
using Entraide.Hub.Members;
using Entraide.Web.Access;
using Entraide.Web.Http;

namespace Entraide.Web.Pictures;

/// <summary>Members' pictures over HTTP: GraphQL carries no files.</summary>
public static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder endpoints)
    {
        var pictures = endpoints.MapGroup("/pictures").RequireAuthorization();
        pictures.MapPost("", SetAsync).TakesFile(PictureService.MostBytes);
        pictures.MapDelete("/mine", RemoveAsync);
        pictures.MapGet("/{id:guid}", ShowAsync);
    }

    private static async Task<IResult> SetAsync(HttpContext context, PictureService pictures, CancellationToken ct)
    {
        var viewer = context.User.Viewer() ?? throw new Unauthenticated();
        await using var upload = await Upload.OfAsync(context.Request, ct);
        var id = await pictures.SetAsync(viewer, upload.Content, ct);
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
}
