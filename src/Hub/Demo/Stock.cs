namespace Entraide.Hub.Demo;

/// <summary>Where in a topic a reply can stand.</summary>
internal enum Phase
{
    Early,
    Middle,
    Late,
}

/// <summary>Replies that fit many topics. Each is given as rarely as the others, so that few are met twice.</summary>
internal sealed class Stock
{
    /// <summary>The theme whose replies fit every topic.</summary>
    public const string Anything = "tout";

    /// <summary>After a theme whose topics take no replies but its own.</summary>
    private const string Alone = " (seul)";

    private readonly List<Reply> replies = [];
    private readonly HashSet<string> alone = [];

    public Stock()
    {
        var theme = Anything;
        var phase = Phase.Early;
        foreach (var line in DemoFiles.Read("stock.md").Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) theme = ThemeOf(line[2..].Trim());
            else if (line.StartsWith("## ", StringComparison.Ordinal)) phase = Enum.Parse<Phase>(line[3..].Trim());
            else if (line.StartsWith("- ", StringComparison.Ordinal)) replies.Add(new(theme, phase, line[2..].Trim()));
        }
    }

    /// <summary>One that the topic does not hold yet.</summary>
    public string Take(string theme, Phase phase, HashSet<string> held, Random chance)
    {
        var reply = replies
            .Where(r => r.Phase == phase && (r.Theme == theme || (r.Theme == Anything && !alone.Contains(theme))) && !held.Contains(r.Text))
            .Select(r => (Reply: r, Draw: chance.Next()))
            .MinBy(drawn => (drawn.Reply.Uses, drawn.Draw)).Reply
            ?? throw new InvalidOperationException($"stock.md holds too few replies for {theme}, {phase}.");
        reply.Uses++;
        held.Add(reply.Text);
        return reply.Text;
    }

    private string ThemeOf(string heading)
    {
        if (!heading.EndsWith(Alone, StringComparison.Ordinal)) return heading;
        alone.Add(heading[..^Alone.Length]);
        return heading[..^Alone.Length];
    }

    private sealed record Reply(string Theme, Phase Phase, string Text)
    {
        public int Uses { get; set; }
    }
}
