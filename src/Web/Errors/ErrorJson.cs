using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Entraide.Web.Errors;

/// <summary>Errors of every address, in the form that GraphQL gives them.</summary>
public static class ErrorJson
{
    /// <summary>Answers with a status and one error.</summary>
    /// <param name="id">Finds the log line of a defect.</param>
    public static Task WriteAsync(HttpContext context, int status, string code, string message, string? id = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        return context.Response.WriteAsJsonAsync(new Body([new(message, new(code, id))]), context.RequestAborted);
    }

    /// <summary>For a status that came without a body.</summary>
    public static Task WriteAsync(HttpContext context, int status) =>
        WriteAsync(context, status, CodeOf(status), ReasonPhrases.GetReasonPhrase(status));

    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "UNAUTHENTICATED",
        StatusCodes.Status403Forbidden => "NOT_ALLOWED",
        StatusCodes.Status404NotFound => "NOT_THERE",
        StatusCodes.Status405MethodNotAllowed => "METHOD_NOT_ALLOWED",
        StatusCodes.Status406NotAcceptable => "NOT_ACCEPTABLE",
        StatusCodes.Status413PayloadTooLarge => "TOO_LARGE",
        StatusCodes.Status415UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
        StatusCodes.Status503ServiceUnavailable => "UNAVAILABLE",
        _ => "BAD_REQUEST",
    };

    private sealed record Body(Error[] Errors);

    private sealed record Error(string Message, Extensions Extensions);

    private sealed record Extensions(string Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id);
}
