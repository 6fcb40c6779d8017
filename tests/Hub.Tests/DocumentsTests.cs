using System.Text.RegularExpressions;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Hub.Tests;

/// <summary>What newcomers read leads where it says.</summary>
public partial class DocumentsTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(Path.Combine(Source.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Source.Root, "*.md")).Select(file => Path.GetRelativePath(Source.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_links_lead_somewhere(string document)
    {
        var folder = Path.Combine(Source.Root, Path.GetDirectoryName(document)!);
        var links = Link().Matches(File.ReadAllText(Path.Combine(Source.Root, document))).Select(link => link.Groups[1].Value);
        Assert.All(links.Where(link => !link.Contains("://", StringComparison.Ordinal)), link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    // Pictures are made by hand, from a hub that runs.
    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
