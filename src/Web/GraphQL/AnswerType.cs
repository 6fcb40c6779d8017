using Entraide.Web.Errors;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Entraide.Web.GraphQL;

/// <summary>The forms that an answer can have.</summary>
internal enum AnswerType
{
    Json,
    GraphQLResponse,
    EventStream,
}

internal static class AnswerTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    private static readonly (MediaTypeHeaderValue Type, AnswerType Answer)[] Known =
    [
        (MediaTypeHeaderValue.Parse(Json), AnswerType.Json),
        (MediaTypeHeaderValue.Parse(GraphQLResponse), AnswerType.GraphQLResponse),
        (MediaTypeHeaderValue.Parse(EventStream), AnswerType.EventStream),
    ];

    /// <summary>The form that a client likes best; JSON where it likes all alike or does not say.</summary>
    /// <exception cref="Refusal">It accepts none of them.</exception>
    public static AnswerType Of(StringValues accept)
    {
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "" or "*/*" or "application/json")) return AnswerType.Json;
        if (!MediaTypeHeaderValue.TryParseList(accept.ToArray()!, out var ranges)) throw NoneFits();
        foreach (var range in ranges.Where(r => r.Quality != 0).OrderByDescending(r => r.Quality ?? 1))
        {
            foreach (var (type, answer) in Known)
                if (type.IsSubsetOf(range)) return answer;
        }
        throw NoneFits();
    }

    private static Refusal NoneFits() => new(StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE",
        "Answers are application/json, application/graphql-response+json or text/event-stream.");
}
