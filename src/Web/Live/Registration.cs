using Entraide.Hub.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using StackExchange.Redis;
using ConnectionOptions = Microsoft.AspNetCore.Http.Connections.ConnectionOptions;

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
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
            options.AddFilter<NamedErrors>();
        }).AddMessagePackProtocol();
        services.AddNoticeOfTheDead();
        if (string.IsNullOrEmpty(redis)) services.AddSingleton<HubLifetimeManager<LiveHub>, LocalLifetime>();
        else signalR.AddBackplane(redis);
        return services;
    }

    /// <summary>
    /// A client that dies without a word is absent for everybody within 30 seconds: its silence is noticed, it is given a while to come
    /// back by itself, then the grace of a reload. SignalR's own timeout holds only for a client that has sent it a ping.
    /// </summary>
    private static void AddNoticeOfTheDead(this IServiceCollection services)
    {
        services.Configure<WebSocketOptions>(options => (options.KeepAliveInterval, options.KeepAliveTimeout) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(6)));
        services.Configure<ConnectionOptions>(options => options.DisconnectTimeout = TimeSpan.FromSeconds(10));
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
