using Entraide.Fixture;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Entraide.Web.Tests.Deploy;

/// <summary>docker-compose.yml, as docker-compose itself understands it.</summary>
internal sealed class Compose
{
    private readonly YamlMappingNode root;

    private Compose(YamlMappingNode root) => this.root = root;

    public IEnumerable<string> Services => Names("services");
    public IEnumerable<string> Volumes => Names("volumes");

    /// <param name="environment">The file that gives the variables.</param>
    public static async Task<Compose> ReadAsync(string environment)
    {
        var (exitCode, output) = await ConfigAsync(environment);
        Assert.True(exitCode == 0, output);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(output));
        return new((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    public static async Task<(int ExitCode, string Output)> ConfigAsync(string environment)
    {
        var (program, first) = Program();
        await using var child = ChildProcess.Start(program, [.. first, "--env-file", environment, "config"], folder: Source.Root);
        await child.EndAsync();
        return (child.ExitCode, string.Join('\n', child.Output));
    }

    public YamlMappingNode Service(string name) => (YamlMappingNode)root["services"][name];

    /// <summary>The variables that a service is given.</summary>
    public IReadOnlyDictionary<string, string> Environment(string service) =>
        ((YamlMappingNode)Service(service)["environment"]).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());

    /// <summary>Whom a service waits for, and until when.</summary>
    public IReadOnlyDictionary<string, string> WaitsFor(string service) =>
        ((YamlMappingNode)Service(service)["depends_on"]).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value["condition"].ToString());

    private IEnumerable<string> Names(string part) => ((YamlMappingNode)root[part]).Children.Keys.Select(name => name.ToString());

    /// <summary>Debian has the command docker-compose; Docker itself brings a plugin.</summary>
    private static (string Program, string[] First) Program() =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "docker-compose")))
            ? ("docker-compose", [])
            : ("docker", ["compose"]);
}
