using Microsoft.Extensions.Configuration.Memory;

namespace Entraide.Web.Settings;

/// <summary>What is logged unless the settings say otherwise: what an operator can act on, each thing once.</summary>
internal static class Logs
{
    // These report what is thrown to us as well, or what people cause.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Microsoft.AspNetCore.StaticFiles"] = "Error",
        ["Logging:LogLevel:Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Critical",
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        ["Logging:LogLevel:Entraide.Web.Access.SessionAuthentication"] = "Warning",
    };

    /// <summary>Before every other source, so that all of them say it otherwise.</summary>
    public static void AddLogDefaults(this IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
}
