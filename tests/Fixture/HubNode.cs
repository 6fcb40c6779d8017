using System.Net;
using System.Text.RegularExpressions;

namespace Entraide.Fixture;

/// <summary>How a hub is started.</summary>
public sealed record HubNodeOptions(string Database)
{
    /// <summary>Empty: one node, in process.</summary>
    public string Redis { get; init; } = "";

    public string Environment { get; init; } = "Production";
    public bool Demo { get; init; }

    /// <summary>A new temporary one where none is named; nodes that share one share their outbox.</summary>
    public string? Folder { get; init; }

    /// <summary>Further arguments of the program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Further environment variables.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}

/// <summary>The hub itself, as a process of its own. It dies with the tests.</summary>
public sealed partial class HubNode : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(120);
    private readonly HubNodeOptions options;
    private ChildProcess process;

    private HubNode(HubNodeOptions options, ChildProcess process, Uri address, string folder) =>
        (this.options, this.process, Address, Folder) = (options, process, address, folder);

    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    public int ProcessId => process.Id;

    public IReadOnlyList<string> Output => process.Output;

    /// <summary>Once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The token of the invitation that an empty hub prints, just after it is ready.</summary>
    public string FirstInvitation => SpinWait.SpinUntil(() => PrintedInvitation is not null, TimeSpan.FromSeconds(10))
        ? PrintedInvitation! : throw new InvalidOperationException($"The hub has printed no invitation:\n{string.Join('\n', Output)}");

    private string? PrintedInvitation => Output.Where(line => line.Contains("/join/", StringComparison.Ordinal))
        .Select(line => InvitationToken().Match(line)).FirstOrDefault(match => match.Success)?.Value;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended before; the message holds what it printed.</exception>
    public static async Task<HubNode> StartAsync(HubNodeOptions options)
    {
        var node = Launch(options);
        try
        {
            await Eventually.Async(node.IsReadyAsync, "the hub is ready", LongestStart);
            return node;
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            await node.DisposeAsync();
            throw new InvalidOperationException($"{error.Message}\n{string.Join('\n', node.Output)}", error);
        }
    }

    /// <summary>Starts it without waiting.</summary>
    public static HubNode Launch(HubNodeOptions options)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var folder = options.Folder ?? TemporaryFolder.New("hub");
        return new(options, Run(options, address, folder), address, folder);
    }

    /// <summary>Starts it again where it was, after its end, and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        await process.EndAsync();
        process = Run(options, Address, Folder);
        await Eventually.Async(IsReadyAsync, "the hub is ready again", LongestStart);
    }

    private static ChildProcess Run(HubNodeOptions options, Uri address, string folder)
    {
        var program = Path.Combine(Source.Root, "src/Web/bin", Source.Configuration, "net10.0/Entraide.Web.dll");
        var environment = new Dictionary<string, string?>
        {
            ["ConnectionStrings__Hub"] = options.Database,
            ["ConnectionStrings__Redis"] = options.Redis,
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = options.Environment,
            ["DOTNET_ENVIRONMENT"] = null,
            ["Hub__Demo"] = options.Demo ? "true" : "false",
            ["Hub__DataFolder"] = folder,
            ["Hub__PublicUrl"] = address.ToString(),
            ["Hub__PushServices"] = "127.0.0.1",
        };
        foreach (var (name, value) in options.Settings) environment[name] = value;
        string[] arguments = [program, "--contentRoot", Path.Combine(Source.Root, "src/Web"), .. options.Arguments];
        return ChildProcess.Start("dotnet", arguments, folder: folder, environment: environment);
    }

    /// <summary>SIGKILL: it has no time for anything.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGTERM, and waits for its end.</summary>
    public async Task StopAsync()
    {
        process.Signal("TERM");
        await process.EndAsync();
    }

    public Task EndAsync() => process.EndAsync();

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<bool> IsReadyAsync()
    {
        if (process.HasEnded)
        {
            await process.EndAsync();
            throw new InvalidOperationException("The hub ended before it was ready.");
        }
        return await ReadinessAsync() == HttpStatusCode.OK;
    }

    /// <summary>What /health/ready answers; null where nobody answers.</summary>
    public async Task<HttpStatusCode?> ReadinessAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    [GeneratedRegex("ehi_[A-Za-z0-9_-]+")]
    private static partial Regex InvitationToken();
}
