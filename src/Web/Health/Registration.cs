using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Entraide.Web.Health;

/// <summary><c>/health/live</c> answers while the process runs, <c>/health/ready</c> while it can serve.</summary>
public static class HealthRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddHealth(this IServiceCollection services, string? redis)
    {
        var checks = services.AddHealthChecks()
            .AddCheck<OpeningCheck>("opening")
            .AddCheck<DatabaseCheck>("database", timeout: Patience);
        if (redis is not null) checks.AddCheck<RedisCheck>("redis", timeout: Patience);
        return services;
    }

    public static void UseHealth(this IApplicationBuilder app)
    {
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.UseHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    // Which part is away, never why: the reason may hold an address or a login, and is in the log.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var away = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => e.Key).ToArray();
        return away.Length == 0
            ? context.Response.WriteAsJsonAsync(new { status = "ok" }, context.RequestAborted)
            : context.Response.WriteAsJsonAsync(new { status = "unavailable", reasons = away }, context.RequestAborted);
    }
}
