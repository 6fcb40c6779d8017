using Entraide.Schema.Engine;
using Entraide.Web.Access;
using Entraide.Web.Errors;
using GraphQL;

namespace Entraide.Web.GraphQL;

/// <summary>GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/): one request, one answer or a stream of events.</summary>
public sealed class HttpRoad(GraphQLServer server, AskReader reader, IGraphQLTextSerializer serializer, ServerSentEvents events)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var reads = HttpMethods.IsGet(context.Request.Method);
        if (!reads && !HttpMethods.IsPost(context.Request.Method)) throw WrongMethod(context);
        var type = AnswerTypes.Of(context.Request.Headers.Accept);
        var ask = await reader.ReadAsync(context.Request, context.RequestAborted);
        var result = await server.ExecuteAsync(ask, context.User.Viewer(), context.RequestServices, allowMutations: !reads, context.RequestAborted);
        if (type == AnswerType.EventStream) await events.WriteAsync(context, result);
        else await WriteAsync(context, result, type);
    }

    private async Task WriteAsync(HttpContext context, ExecutionResult result, AnswerType type)
    {
        if (result.Streams is { Count: > 0 })
        {
            result.Discard();
            throw new Refusal(StatusCodes.Status400BadRequest, "STREAM_NEEDED", "Subscribe over a WebSocket, or accept text/event-stream.");
        }
        context.Response.StatusCode = StatusOf(context, result, type);
        context.Response.ContentType = type == AnswerType.Json ? AnswerTypes.Json : AnswerTypes.GraphQLResponse;
        context.Response.Headers.CacheControl = "no-store";
        await serializer.WriteAsync(context.Response.Body, result, context.RequestAborted);
    }

    private static int StatusOf(HttpContext context, ExecutionResult result, AnswerType type)
    {
        if (result.Executed) return StatusCodes.Status200OK;
        if (result.Errors?.Any(e => e is MutationNotAllowedHere) == true)
        {
            context.Response.Headers.Allow = "POST";
            return StatusCodes.Status405MethodNotAllowed;
        }
        // Under the older type a client could not tell our answer from a proxy's by its status.
        return type == AnswerType.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private static Refusal WrongMethod(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, POST";
        return new(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", "Ask with GET or POST.");
    }
}
