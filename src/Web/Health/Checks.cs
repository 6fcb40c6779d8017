using Entraide.Hub.Storage;
using Entraide.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Entraide.Web.Health;

/// <summary>Nothing is to be asked of a hub that has not told its operator yet how to come in.</summary>
internal sealed class OpeningCheck(Door door) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(door.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

internal sealed class DatabaseCheck(IDbContextFactory<HubDb> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken).WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

internal sealed class RedisCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
