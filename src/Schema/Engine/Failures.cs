using Entraide.Hub.Storage;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace Entraide.Schema.Engine;

/// <summary>What clients are shown of what was thrown: a domain error by its code, a defect by an id that finds the log line.</summary>
public sealed class Failures(IDatabase database, ILogger<GraphQLServer> logger)
{
    public Task ShowAsync(UnhandledExceptionContext thrown)
    {
        thrown.Exception = Shown(thrown.OriginalException);
        return Task.CompletedTask;
    }

    /// <summary>What a subscription ends with that cannot go on.</summary>
    public ExecutionResult ResultOf(Exception thrown) => new() { Executed = false, Errors = [Shown(thrown)] };

    private ExecutionError Shown(Exception thrown) => thrown switch
    {
        ExecutionError shown => shown,
        DomainError error => new(error.Message) { Code = error.Code },
        _ when database.IsAway(thrown) => Shown(new Unavailable()),
        _ => new(Defects.Message) { Code = Defects.Code, Extensions = new Dictionary<string, object?> { ["id"] = logger.LogDefect(thrown) } },
    };
}
