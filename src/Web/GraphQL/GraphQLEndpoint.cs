namespace Entraide.Web.GraphQL;

/// <summary>The roads by which GraphQL is asked, all at <c>/graphql</c>.</summary>
public static class GraphQLEndpoint
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddGraphQLRoads(this IServiceCollection services)
    {
        services.AddSingleton<AskReader>().AddSingleton<HttpRoad>().AddSingleton<ServerSentEvents>().AddSingleton<WebSocketRoad>();
        // A client that has gone without a word is noticed by the answer that does not come.
        services.Configure<WebSocketOptions>(sockets => (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (Pulse, Pulse));
        return services;
    }

    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints)
    {
        var http = endpoints.ServiceProvider.GetRequiredService<HttpRoad>();
        var webSocket = endpoints.ServiceProvider.GetRequiredService<WebSocketRoad>();
        return endpoints.Map("/graphql", context => context.WebSockets.IsWebSocketRequest ? webSocket.AnswerAsync(context) : http.AnswerAsync(context));
    }
}
