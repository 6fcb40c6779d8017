namespace Entraide.Hub.Places;

/// <summary>The communes of France, in memory; read from the assembly when first asked for. Safe for all threads.</summary>
public sealed class Communes
{
    readonly Lazy<Loaded> loaded = new(() => new Loaded(CommuneFile.Read()));

    public int Count => loaded.Value.BySize.Length;

    public Commune? ByInsee(string insee) => loaded.Value.ByInsee.GetValueOrDefault(insee);

    /// <summary>
    /// The communes a person may mean by what they have typed so far: a name or any of its words, a postcode, or both.
    /// Exact names come before names that start alike, these before names that have a word starting so; larger places first within each.
    /// </summary>
    public IReadOnlyList<Commune> Find(string text, int first)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = loaded.Value;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var readings = FoldedName.Readings(text).ToArray();
        if (first <= 0 || (digits.Length == 0 && readings.Length == 0))
            return [];
        if (readings.Length == 0)
            return places.Largest(places.Postcodes.Matching([digits]), first);
        var named = places.Names.Matching(readings);
        var both = digits.Length == 0 ? [] : places.Largest(named.Where(match => places.IsServedBy(match.Key, digits)), first);
        return both.Count > 0 ? both : places.Largest(named, first);
    }

    /// <summary>Communes are known by their rank in size, so that the lower number is the larger place.</summary>
    sealed class Loaded(Commune[] bySize)
    {
        public Commune[] BySize { get; } = bySize;
        public Dictionary<string, Commune> ByInsee { get; } = bySize.ToDictionary(commune => commune.Insee);
        public PrefixIndex Names { get; } = new(bySize.SelectMany((commune, rank) =>
            FoldedName.FromEachWord(commune.Name).Select((text, word) => new Entry(text, rank, StartsName: word == 0))));
        public PrefixIndex Postcodes { get; } = new(bySize.SelectMany((commune, rank) =>
            commune.Postcodes.Select(postcode => new Entry(postcode, rank, StartsName: false))));

        public bool IsServedBy(int rank, string digits) =>
            BySize[rank].Postcodes.Any(postcode => postcode.StartsWith(digits, StringComparison.Ordinal));

        public IReadOnlyList<Commune> Largest(IEnumerable<KeyValuePair<int, Closeness>> matches, int first) =>
            [.. matches.OrderBy(match => match.Value).ThenBy(match => match.Key).Take(first).Select(match => BySize[match.Key])];
    }
}
