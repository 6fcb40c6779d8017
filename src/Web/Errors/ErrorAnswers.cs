using Entraide.Hub;
using Entraide.Hub.Files;
using Entraide.Hub.Pictures;
using Entraide.Hub.Storage;

namespace Entraide.Web.Errors;

/// <summary>Answers what was thrown on the way, and gives a body to a status that has none.</summary>
public sealed class ErrorAnswers(RequestDelegate next, IDatabase database, ILogger<ErrorAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, error);
        }
    }

    private Task AnswerAsync(HttpContext context, Exception error) => error switch
    {
        Refusal refusal => ErrorJson.WriteAsync(context, refusal.Status, refusal.Code, refusal.Message),
        DomainError domain => ErrorJson.WriteAsync(context, StatusOf(domain), domain.Code, domain.Message),
        BadHttpRequestException bad => ErrorJson.WriteAsync(context, bad.StatusCode),
        _ when database.IsAway(error) => AnswerAsync(context, new Unavailable()),
        _ => ErrorJson.WriteAsync(context, StatusCodes.Status500InternalServerError, Defects.Code, Defects.Message, logger.LogDefect(error)),
    };

    private static int StatusOf(DomainError error) => error switch
    {
        Unauthenticated => StatusCodes.Status401Unauthorized,
        NotAllowed => StatusCodes.Status403Forbidden,
        NotThere => StatusCodes.Status404NotFound,
        FileTooLarge or PictureTooLarge => StatusCodes.Status413PayloadTooLarge,
        NotAPicture => StatusCodes.Status415UnsupportedMediaType,
        Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}

public static class ErrorRegistration
{
    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseMiddleware<ErrorAnswers>();
        app.UseStatusCodePages(pages => ErrorJson.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));
    }
}
