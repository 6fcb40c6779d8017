using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Entraide.Web.Live;

// SignalR gives a hub no way to the connection itself; its lifetime does. Events are written there, once serialized for all.

internal sealed class LocalLifetime(ILogger<DefaultHubLifetimeManager<LiveHub>> logger) : DefaultHubLifetimeManager<LiveHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(new LiveConnection(connection));
        return base.OnConnectedAsync(connection);
    }
}

internal sealed class RedisLifetime(
    ILogger<RedisHubLifetimeManager<LiveHub>> logger,
    IOptions<RedisOptions> redis,
    IHubProtocolResolver protocols,
    IOptions<HubOptions> options,
    IOptions<HubOptions<LiveHub>> ofThisHub) : RedisHubLifetimeManager<LiveHub>(logger, redis, protocols, options, ofThisHub)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(new LiveConnection(connection));
        await UnlessAwayAsync(base.OnConnectedAsync(connection));
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection) => UnlessAwayAsync(base.OnDisconnectedAsync(connection));

    /// <summary>A connection lives without Redis: events come by the log, only signals wait.</summary>
    private static async Task UnlessAwayAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (RedisException)
        {
            // Its reconnection is the client's own business.
        }
    }
}

/// <summary>Messages go to groups and connections, never to users: a channel less for each connection.</summary>
internal sealed class NoUserId : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => null;
}
