using Entraide.Hub.Communities;
using Entraide.Hub.Members;

namespace Entraide.Hub.Demo;

/// <summary>What somebody says. Author: a name, nothing for anybody, <see cref="Starter"/> or <see cref="Other"/>.</summary>
internal sealed record Line(string Author, string Text)
{
    public const string Starter = "*";
    public const string Other = "=";

    /// <summary>It answers the line before and comes right after it.</summary>
    public bool Answers => Author is Starter or Other;
    public bool IsNamed => Author.Length > 0 && !Answers;
}

/// <summary>A topic as it is written; its first line opens it.</summary>
internal sealed record TopicScript(string Title, string Theme, bool Pinned, bool Locked, IReadOnlyList<Line> Lines)
{
    public static TopicScript Parse(string text)
    {
        var parts = text.Split("\n##");
        var head = parts[0].Split('\n', 2);
        var words = head.Length > 1 ? head[1].Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries) : [];
        return new(
            head[0].Trim(), words.FirstOrDefault() ?? Stock.Anything, words.Contains("pinned"), words.Contains("locked"),
            [.. parts.Skip(1).Select(part => part.Split('\n', 2)).Select(line => new Line(line[0].Trim(), line[1].Trim()))]);
    }
}

/// <summary>A community as its file tells it.</summary>
internal sealed record Script(string Slug, IReadOnlyDictionary<string, string> Head, string Charter, IReadOnlyList<TopicScript> Topics)
{
    private const string Asks = "Asks ";

    public string Name => Head["Name"];
    public CommunityKind Kind => Enum.Parse<CommunityKind>(Head["Kind"]);
    public Door Door => Enum.Parse<Door>(Head["Door"]);
    public int Size => int.Parse(Head["Members"], null);
    public string Summary => Head["Summary"];
    public BeneficiaryStatus? Prefers => Head.TryGetValue("Prefers", out var status) ? Enum.Parse<BeneficiaryStatus>(status) : null;
    public string? LocalBody => Head.GetValueOrDefault("LocalBody");
    public string[] Stewards => Listed("Stewards");
    public string[] Places => Listed("Places");

    /// <summary>Who must belong to it, from its first days.</summary>
    public HashSet<string> Named =>
        [.. Stewards, .. Listed("With"), .. Topics.SelectMany(topic => topic.Lines).Where(line => line.IsNamed).Select(line => line.Author)];

    /// <summary>Who has asked to join, with their word to the stewards.</summary>
    public IEnumerable<(string Name, string Word)> Asked => Head
        .Where(line => line.Key.StartsWith(Asks, StringComparison.Ordinal)).Select(line => (line.Key[Asks.Length..], line.Value));

    public static List<Script> All(string folder) => DemoFiles.In(folder).Select(slug => Parse(slug, DemoFiles.Read($"{folder}/{slug}.md"))).ToList();

    private static Script Parse(string slug, string text)
    {
        var parts = text.Split("\n# ");
        var head = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(part => part[0], part => part[1]);
        var charter = parts[1].Split('\n', 2)[1].Trim();
        return new(slug, head, charter, [.. parts.Skip(2).Select(TopicScript.Parse)]);
    }

    private string[] Listed(string name) => Head.GetValueOrDefault(name, "").Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
