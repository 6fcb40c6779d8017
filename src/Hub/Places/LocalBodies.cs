namespace Entraide.Hub.Places;

/// <summary>The local bodies of this installation, from Places/local-bodies.csv beside the assembly.</summary>
public sealed class LocalBodies
{
    readonly Lazy<Dictionary<string, LocalBody>> byCode = new(() => Read().ToDictionary(body => body.Code));

    /// <summary>In the file's order.</summary>
    public IReadOnlyCollection<LocalBody> All => byCode.Value.Values;

    public LocalBody? ByCode(string code) => byCode.Value.GetValueOrDefault(code);

    static IEnumerable<LocalBody> Read() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Places", "local-bodies.csv"))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(',', 2))
            .Select(field => new LocalBody(field[0], field[1]));
}
