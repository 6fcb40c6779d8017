using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entraide.Fixture;

namespace Entraide.Bench.Read;

/// <summary>What wrk measured.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="P50">Half of the answers came within so many milliseconds.</param>
/// <param name="P99">All but one in a hundred did.</param>
/// <param name="ProcessorMicroseconds">Of the server alone, a request.</param>
internal sealed record Load(double PerSecond, double P50, double P99, double ProcessorMicroseconds);

/// <summary>Puts load on a GraphQL server by the program wrk: 16 connections, each asking again as soon as it is answered.</summary>
internal sealed partial class Wrk(string script)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <param name="body">What is asked, as JSON.</param>
    public static async Task<Wrk> AskingAsync(string token, object body)
    {
        var script = Path.Combine(TemporaryFolder.New("wrk"), "ask.lua");
        await File.WriteAllTextAsync(script, $"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Authorization"] = "Bearer {token}"
            wrk.body = [==[{JsonSerializer.Serialize(body)}]==]
            """);
        return new(script);
    }

    public Task WarmUpAsync(Uri server) => RunAsync(server, WarmUp);

    /// <param name="processId">The server's.</param>
    public async Task<Load> MeasureAsync(Uri server, int processId)
    {
        var before = ServerCost.ProcessorTime(processId);
        var output = await RunAsync(server, Round);
        var spent = ServerCost.ProcessorTime(processId) - before;
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal)) throw new InvalidOperationException(output);
        var requests = double.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        return new(
            double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            Milliseconds(P50().Match(output)), Milliseconds(P99().Match(output)), spent.TotalMicroseconds / requests);
    }

    private async Task<string> RunAsync(Uri server, TimeSpan time)
    {
        await using var wrk = ChildProcess.Start(
            "wrk", ["-t1", "-c16", $"-d{time.TotalSeconds}s", "--latency", "-s", script, new Uri(server, "/graphql").ToString()]);
        await wrk.EndAsync();
        var output = string.Join('\n', wrk.Output);
        return wrk.ExitCode == 0 ? output : throw new InvalidOperationException($"wrk failed:\n{output}");
    }

    private static double Milliseconds(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch
    {
        "us" => 0.001,
        "ms" => 1,
        _ => 1000,
    };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P50();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}
