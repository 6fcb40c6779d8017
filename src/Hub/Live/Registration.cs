using Entraide.Hub.Access;
using Entraide.Hub.Presence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Entraide.Hub.Live;

public static class LiveRegistration
{
    /// <summary>Adds the live feed and what follows the log.</summary>
    /// <param name="redis">A Redis that joins nodes, as StackExchange.Redis writes it; empty: this node is alone.</param>
    public static IServiceCollection AddLive(this IServiceCollection services, string? redis)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StreamAccess>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<OutboxRoad>();
        services.AddHosted<AccessWatch>();
        services.AddHostedService<LogTail>();
        services.AddHostedService<LogRetention>();
        if (string.IsNullOrEmpty(redis)) services.AddAlone();
        else services.AddJoined(redis);
        return services.AddPresence(redis);
    }

    private static void AddAlone(this IServiceCollection services)
    {
        services.AddSingleton<IEventSink>(provider => provider.GetRequiredService<LiveFeed>());
    }

    private static void AddJoined(this IServiceCollection services, string redis)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(Redis.Options(redis)));
        services.AddHosted<RedisRoad>();
        services.AddSingleton<IEventSink>(provider => provider.GetRequiredService<RedisRoad>());
    }

    internal static void AddHosted<T>(this IServiceCollection services)
        where T : class, Microsoft.Extensions.Hosting.IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}

/// <summary>How every part of the hub speaks to Redis.</summary>
public static class Redis
{
    /// <summary>Starts without Redis, reconnects by itself, and fails at once while it is away rather than letting callers wait.</summary>
    public static ConfigurationOptions Options(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        return options;
    }
}
