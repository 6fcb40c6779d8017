using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Entraide.Web.Metrics;

public static class MetricsRegistration
{
    public static IServiceCollection AddHubMetrics(this IServiceCollection services)
    {
        services.AddSingleton<HubMeter>();
        services.AddOpenTelemetry().ConfigureResource(hub => hub.AddService("entraide-hub")).WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(HubMeter.Name).AddPrometheusExporter());
        return services;
    }

    /// <summary>Serves them at <c>/metrics</c>, in Prometheus' text format.</summary>
    public static void UseHubMetrics(this IApplicationBuilder app) => app.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");
}
