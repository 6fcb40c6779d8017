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

    private ExecutionError Shown(Exception thrown)
    {
        if (thrown is DomainError error) return new(error.Message) { Code = error.Code };
        if (database.IsAway(thrown)) return Shown(new Unavailable());
        var id = Guid.NewGuid();
        logger.LogError(thrown, "Internal error {Id}", id);
        return new("internal error") { Code = "INTERNAL", Extensions = new Dictionary<string, object?> { ["id"] = id.ToString() } };
    }
}
