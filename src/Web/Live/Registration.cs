using Entraide.Hub.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using StackExchange.Redis;

namespace Entraide.Web.Live;

public static class LiveHubRegistration
{
    /// <summary>Adds SignalR for <see cref="LiveHub"/>.</summary>
    /// <param name="redis">The Redis that carries signals to other nodes; empty: this node is alone.</param>
    public static IServiceCollection AddLiveHub(this IServiceCollection services, string? redis)
    {
        services.AddSingleton<EventWire>();
        services.AddSingleton<GroupSignals>();
        services.AddSingleton<ISignals>(provider => provider.GetRequiredService<GroupSignals>());
        services.AddSingleton<IUserIdProvider, NoUserId>();
        var signalR = services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = 16 * 1024;
            // A client that dies without a word is absent for everybody within 30 seconds: after this, the grace of a reload, and the next round.
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
            // A browser lets the timers of a hidden page sleep: it answers what it hears from here.
            options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            options.AddFilter<NamedErrors>();
        }).AddMessagePackProtocol();
        if (string.IsNullOrEmpty(redis)) services.AddSingleton<HubLifetimeManager<LiveHub>, LocalLifetime>();
        else signalR.AddBackplane(redis);
        return services;
    }

    public static IEndpointConventionBuilder MapLive(this IEndpointRouteBuilder endpoints) => endpoints.MapHub<LiveHub>("/live", options =>
    {
        options.AllowStatefulReconnects = true;
        options.CloseOnAuthenticationExpiration = true;
    });

    private static void AddBackplane(this ISignalRServerBuilder signalR, string redis)
    {
        signalR.AddStackExchangeRedis();
        signalR.Services.AddSingleton<HubLifetimeManager<LiveHub>, RedisLifetime>();
        signalR.Services.AddOptions<RedisOptions>().Configure<Entraide.Hub.Storage.IDatabase>((options, database) =>
        {
            options.Configuration = Redis.Options(redis);
            // Named by the database, so that two hubs can share a Redis.
            options.Configuration.ChannelPrefix = RedisChannel.Literal($"hub:{database.Name}:signals:");
        });
    }
}
