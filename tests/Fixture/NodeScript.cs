using System.Text.Json;

namespace Entraide.Fixture;

/// <summary>
/// A script in tests/npm, run by Node.js with the packages that tests/npm/package-lock.json names. It speaks in lines of JSON:
/// what it prints is read, what it is told comes by its standard input.
/// </summary>
public sealed class NodeScript : IAsyncDisposable
{
    private static readonly Lazy<Task> Installed = new(() => NpmPackages.InstallAsync(Folder));
    private readonly string name;
    private readonly ChildProcess process;
    private int read;

    private NodeScript(string name, ChildProcess process) => (this.name, this.process) = (name, process);

    private static string Folder => Path.Combine(Source.Root, "tests/npm");

    /// <summary>Runs a script to its end.</summary>
    /// <returns>Its lines.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(string script, params string[] arguments)
    {
        await using var running = await StartAsync(script, arguments);
        await running.process.EndAsync();
        if (running.process.ExitCode != 0) throw running.Failed();
        return [.. running.Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    public static async Task<NodeScript> StartAsync(string script, params string[] arguments)
    {
        await Installed.Value;
        return new(script, ChildProcess.Start("node", [Path.Combine(Folder, script), .. arguments], folder: Folder));
    }

    /// <summary>A file of one of those packages.</summary>
    public static async Task<string> FileAsync(string path)
    {
        await Installed.Value;
        return Path.Combine(Folder, "node_modules", path);
    }

    /// <summary>The next line it prints.</summary>
    public async Task<JsonElement> NextAsync()
    {
        await Eventually.Async(() => Lines.Skip(read).Any() || (process.HasEnded ? throw Failed() : false), $"{name} prints another line");
        return JsonSerializer.Deserialize<JsonElement>(Lines.Skip(read++).First());
    }

    public Task TellAsync(object what) => process.WriteLineAsync(JsonSerializer.Serialize(what));

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private IEnumerable<string> Lines => process.Output.Where(line => line.StartsWith('{'));

    private InvalidOperationException Failed() => new($"{name} ended:\n{string.Join('\n', process.Output)}");
}
