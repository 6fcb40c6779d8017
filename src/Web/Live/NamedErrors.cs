using Entraide.Hub;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.SignalR;

namespace Entraide.Web.Live;

/// <summary>An error reaches the client as <c>CODE: sentence</c>; a defect as <c>INTERNAL: internal error ID</c>, whose id is in the log.</summary>
internal sealed class NamedErrors(IDatabase database, ILogger<NamedErrors> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception error) when (error is not HubException and not OperationCanceledException)
        {
            throw Named(error);
        }
    }

    private HubException Named(Exception error) => error switch
    {
        DomainError domain => new($"{domain.Code}: {domain.Message}"),
        _ when database.IsAway(error) => Named(new Unavailable()),
        _ => new($"{Defects.Code}: {Defects.Message} {logger.LogDefect(error)}"),
    };
}
