using Entraide.Hub.Communities;
using Entraide.Hub.Members;

namespace Entraide.Hub.Demo;

/// <summary>What somebody says.</summary>
/// <param name="Author">A name, nothing for anybody, <see cref="Starter"/> or <see cref="Other"/>.</param>
/// <param name="Follows">It answers the line before and comes right after it.</param>
internal sealed record Line(string Author, string Text, bool Follows)
{
    public const string Starter = "*";
    public const string Other = "=";

    public bool IsByAnybody => Author.Length == 0;
    public bool IsNamed => !IsByAnybody && Author is not (Starter or Other);

    public static Line Parse(string author, string text) => author switch
    {
        Starter or Other => new(author, text, true),
        ['=', .. var name] => new(name, text, true),
        _ => new(author, text, false),
    };
}

/// <summary>A topic as it is written.</summary>
/// <param name="Lines">What is said in this order; the first opens it.</param>
/// <param name="Asides">What anybody may throw in, in this order, between the lines.</param>
internal sealed record TopicScript(string Title, string Theme, bool Pinned, bool Locked, IReadOnlyList<Line> Lines, IReadOnlyList<Line> Asides)
{
    private const string AsidesFollow = "+";

    public int Count => Lines.Count + Asides.Count;

    public IEnumerable<string> Named => Lines.Concat(Asides).Where(line => line.IsNamed).Select(line => line.Author);

    public static TopicScript Parse(string text)
    {
        var parts = text.Split("\n##");
        var head = parts[0].Split('\n', 2);
        var words = head.Length > 1 ? head[1].Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries) : [];
        var spoken = parts.Skip(1).Select(part => part.Split('\n', 2))
            .Select(part => Line.Parse(part[0].Trim(), part[1].Trim()))
            .ToLookup(line => line.Author == AsidesFollow);
        return new(
            head[0].Trim(), words.FirstOrDefault() ?? Stock.Anything, words.Contains("pinned"), words.Contains("locked"),
            [.. spoken[false]], [.. spoken[true].SelectMany(asides => asides.Text.Split('\n')).Select(Aside)]);
    }

    private static Line Aside(string row)
    {
        var (text, follows) = (row.TrimStart()[2..], row[0] == ' ');
        return text.Split("] ", 2) is [['[', .. var author], var words] ? new(author, words, follows) : new("", text, follows);
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
        [.. Stewards, .. Listed("With"), .. Topics.SelectMany(topic => topic.Named)];

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
