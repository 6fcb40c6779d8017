using Entraide.Hub;
using Entraide.Hub.Files;
using Entraide.Web.Access;
using Entraide.Web.Http;
using Microsoft.Net.Http.Headers;

namespace Entraide.Web.Files;

/// <summary>Files of conversations over HTTP: GraphQL carries none. One is given first; the message that shows it names its id.</summary>
public static class FileEndpoints
{
    // Members give these, so no browser runs anything in them.
    private const string Policy = "sandbox; default-src 'none'";
    private const string Picture = "image/webp";

    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/files").RequireAuthorization();
        files.MapPost("", GiveAsync).TakesFile(FileService.MostBytes);
        files.MapGet("/{id:guid}", (Guid id, HttpContext context, FileService service, CancellationToken ct) => ShowAsync(id, thumbnail: false, context, service, ct));
        files.MapGet("/{id:guid}/thumbnail", (Guid id, HttpContext context, FileService service, CancellationToken ct) => ShowAsync(id, thumbnail: true, context, service, ct));
    }

    private static async Task<IResult> GiveAsync(Guid conversation, string? name, HttpContext context, FileService files, CancellationToken ct)
    {
        var viewer = context.User.Viewer() ?? throw new Unauthenticated();
        await using var upload = await Upload.OfAsync(context.Request, ct);
        return Results.Json(FileShown.Of(await files.GiveAsync(viewer, conversation, name ?? upload.Name ?? "", upload.Content, ct)));
    }

    private static async Task<IResult> ShowAsync(Guid id, bool thumbnail, HttpContext context, FileService files, CancellationToken ct)
    {
        var file = await files.FindAsync(context.User.Viewer() ?? throw new Unauthenticated(), id, ct) ?? throw new NotThere("file");
        var content = await files.OpenAsync(file, thumbnail, ct);
        var shown = new ContentDispositionHeaderValue(file.MediaType == Picture ? "inline" : "attachment");
        shown.SetHttpFileName(file.Name);
        // A browser that has it asks again each time: who may read the conversation changes, and a deleted message takes its files along.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition = shown.ToString();
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Stream(content, file.MediaType, lastModified: file.GivenAt, entityTag: new($"\"{(thumbnail ? $"{id:N}-small" : id.ToString("N"))}\""), enableRangeProcessing: true);
    }
}
