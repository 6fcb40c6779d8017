using Entraide.Hub.Live;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using IDatabase = Entraide.Hub.Storage.IDatabase;

namespace Entraide.Hub.Presence;

internal static class PresenceRegistration
{
    /// <param name="redis">Where nodes tell one another who is there; empty: this node is alone.</param>
    public static IServiceCollection AddPresence(this IServiceCollection services, string? redis)
    {
        services.AddSingleton<PresenceAccess>().AddSingleton<Attendance>().AddSingleton<PresenceWatch>().AddSingleton<PresenceService>();
        if (string.IsNullOrEmpty(redis)) services.AddSingleton<AttendanceBoard>().AddSingleton<CountBoard>();
        else services.AddSingleton<AttendanceBoard, RedisAttendanceBoard>().AddSingleton<CountBoard>(CountBoardOf);
        services.AddHostedService<PresenceRounds>();
        services.AddHosted<PresentCounts>();
        return services;
    }

    private static RedisCountBoard CountBoardOf(IServiceProvider services) => new(
        services.GetRequiredService<IConnectionMultiplexer>(), services.GetRequiredService<IDatabase>().Name, services.GetRequiredService<TimeProvider>());
}
