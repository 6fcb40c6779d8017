using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub;

/// <summary>What should not happen: told to the log once, with its trace, and to the client by an id that finds the line.</summary>
public static class Defects
{
    public const string Code = "INTERNAL";
    public const string Message = "internal error";

    /// <returns>The id of the log line.</returns>
    public static string LogDefect(this ILogger logger, Exception error)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        logger.LogError(error, "Defect {Id}", id);
        return id;
    }
}
