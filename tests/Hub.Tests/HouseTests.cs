using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Hub.Tests;

/// <summary>What holds the house up, and would otherwise be lost one small exception at a time.</summary>
public partial class HouseTests
{
    private static readonly string[] Generated = ["Migrations", "bin", "obj", "node_modules", "generated", "wwwroot", "artifacts", "data", ".git", "dist"];

    public static TheoryData<string, string[]> Floors => new()
    {
        { "Hub", [] },
        { "Schema", ["Hub"] },
        { "Web", ["Hub", "Schema"] },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Imports_only_go_down(string floor, string[] below)
    {
        string[] above = [.. new[] { "Hub", "Schema", "Web" }.Except([floor, .. below])];
        var project = XDocument.Load(Path.Combine(Source.Root, "src", floor, floor + ".csproj"));
        Assert.All(project.Descendants("ProjectReference"), reference =>
            Assert.Contains(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!), below));
        Assert.All(CSharp($"src/{floor}"), file => Assert.All(above, higher =>
            Assert.DoesNotMatch($@"\bEntraide\.{higher}\b", File.ReadAllText(file))));
        var references = Assembly.Load($"Entraide.{floor}").GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references.Where(name => name.StartsWith("Entraide.", StringComparison.Ordinal)), name => Assert.Contains(name["Entraide.".Length..], below));
    }

    [Fact]
    public void The_hub_knows_neither_HTTP_nor_GraphQL_nor_SignalR() =>
        Assert.All(CSharp("src/Hub"), file => Assert.DoesNotMatch(@"using (GraphQL|Microsoft\.AspNetCore\.(Http|SignalR|Mvc|Builder|Routing))", File.ReadAllText(file)));

    [Fact]
    public void A_file_holds_one_idea() =>
        Assert.All(CSharp("src").Concat(CSharp("tests")).Concat(CSharp("bench")), file =>
        {
            var lines = File.ReadLines(file).Count();
            Assert.True(lines < 200, $"{file} has {lines} lines");
        });

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.All(Texts(), file => Assert.False(Later().IsMatch(File.ReadAllText(file)), $"{file} leaves something for later"));

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Base", "Info"];
        Assert.All(CSharp("src").Concat(CSharp("tests")), file =>
            Assert.All(empty, word => Assert.False(Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal), file)));
    }

    private static IEnumerable<string> CSharp(string folder) => Files(folder).Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Texts()
    {
        string[] kinds = [".cs", ".ts", ".tsx", ".css", ".mjs", ".md", ".yml", ".csproj", ".props", ".graphql"];
        return new[] { "src", "tests", "docs", "bench" }.Where(folder => Directory.Exists(Path.Combine(Source.Root, folder)))
            .SelectMany(Files).Where(file => kinds.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != "HouseTests.cs");
    }

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(Source.Root, folder), "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Source.Root, file).Split('/').Intersect(Generated).Any());

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b")]
    private static partial Regex Later();
}
