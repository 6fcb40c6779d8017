using System.Diagnostics;

namespace Entraide.Bench;

/// <summary>What a server process uses.</summary>
internal static class ServerCost
{
    /// <summary>Its resident memory, in KiB, garbage included.</summary>
    public static double ResidentKiB(int processId)
    {
        using var server = Process.GetProcessById(processId);
        return server.WorkingSet64 / 1024.0;
    }

    /// <summary>Processor time since its start, over all cores.</summary>
    public static TimeSpan ProcessorTime(int processId)
    {
        using var server = Process.GetProcessById(processId);
        return server.TotalProcessorTime;
    }
}
