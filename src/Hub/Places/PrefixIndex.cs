namespace Entraide.Hub.Places;

/// <summary>How close a typed text is to a name; the lower the closer.</summary>
enum Closeness { Exact, StartOfName, StartOfWord }

/// <summary>A text under which the commune of that rank is found.</summary>
readonly record struct Entry(string Text, int Rank, bool StartsName);

/// <summary>Texts in ordinal order, so that all that start alike lie together and a binary search finds where.</summary>
sealed class PrefixIndex
{
    readonly string[] texts;
    readonly Entry[] entries;

    public PrefixIndex(IEnumerable<Entry> unordered)
    {
        entries = [.. unordered];
        texts = [.. entries.Select(entry => entry.Text)];
        Array.Sort(texts, entries, StringComparer.Ordinal);
    }

    /// <summary>The ranks of all that start with one of the prefixes, each with its closest match.</summary>
    public Dictionary<int, Closeness> Matching(IReadOnlyList<string> prefixes)
    {
        var closest = new Dictionary<int, Closeness>();
        foreach (var prefix in prefixes)
            for (var at = FirstFrom(prefix); at < texts.Length && texts[at].StartsWith(prefix, StringComparison.Ordinal); at++)
            {
                var closeness = ClosenessOf(entries[at], prefix);
                if (!closest.TryGetValue(entries[at].Rank, out var known) || closeness < known)
                    closest[entries[at].Rank] = closeness;
            }
        return closest;
    }

    static Closeness ClosenessOf(Entry entry, string prefix) =>
        !entry.StartsName ? Closeness.StartOfWord
        : entry.Text.Length == prefix.Length ? Closeness.Exact
        : Closeness.StartOfName;

    int FirstFrom(string prefix)
    {
        var at = Array.BinarySearch(texts, prefix, StringComparer.Ordinal);
        if (at < 0)
            return ~at;
        while (at > 0 && texts[at - 1] == prefix)
            at--;
        return at;
    }
}
