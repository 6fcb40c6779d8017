using Entraide.Hub;
using Entraide.Web.Errors;
using GraphQL;

namespace Entraide.Web.GraphQL;

/// <summary>What a client is told when a subscription ends for a reason.</summary>
internal static class StreamErrors
{
    public static ExecutionResult Of(Exception error, ILogger logger) => new() { Executed = false, Errors = [Shown(error, logger)] };

    private static ExecutionError Shown(Exception error, ILogger logger) => error switch
    {
        ExecutionError shown => shown,
        DomainError domain => new(domain.Message) { Code = domain.Code },
        _ => new(Defects.Message) { Code = Defects.Code, Extensions = new Dictionary<string, object?> { ["id"] = logger.LogDefect(error) } },
    };
}
