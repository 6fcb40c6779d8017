using Entraide.Web.Metrics;

namespace Entraide.Web.GraphQL;

/// <summary>GraphQL over a WebSocket, subprotocol graphql-transport-ws (graphql-ws' PROTOCOL.md).</summary>
public sealed class WebSocketRoad(IServiceProvider services, HubMeter meter, IHostApplicationLifetime lifetime)
{
    private const string Protocol = "graphql-transport-ws";

    public async Task AnswerAsync(HttpContext context)
    {
        var spoken = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var open = meter.Open("graphql-ws");
        using var socket = spoken ? await context.WebSockets.AcceptWebSocketAsync(Protocol) : await context.WebSockets.AcceptWebSocketAsync();
        using var wire = new SocketWire(socket);
        if (spoken) await ConverseAsync(context, wire);
        else await wire.CloseAsync(SocketClose.WrongSubprotocol, $"The subprotocol is {Protocol}");
        await wire.DrainAsync();
    }

    private async Task ConverseAsync(HttpContext context, SocketWire wire)
    {
        await using var closing = lifetime.ApplicationStopping.Register(() => _ = wire.CloseAsync(SocketClose.GoingAway, "The hub closes"));
        await using var operations = ActivatorUtilities.CreateInstance<SocketOperations>(services, wire);
        await using var connection = ActivatorUtilities.CreateInstance<SocketConnection>(services, wire, operations, context);
        await connection.RunAsync();
    }
}
