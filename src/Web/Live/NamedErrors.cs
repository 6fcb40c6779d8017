using Entraide.Hub;
using Microsoft.AspNetCore.SignalR;

namespace Entraide.Web.Live;

/// <summary>A domain error reaches the client as <c>CODE: sentence</c>; anything else as SignalR's own sentence, which tells nothing.</summary>
internal sealed class NamedErrors : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (DomainError error)
        {
            throw new HubException($"{error.Code}: {error.Message}");
        }
    }
}
