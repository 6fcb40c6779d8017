using System.Globalization;

namespace Entraide.Hub.Places;

/// <summary>The embedded communes.csv, whose fields hold neither quotes nor commas.</summary>
static class CommuneFile
{
    /// <summary>Largest first; communes of one size by INSEE code.</summary>
    public static Commune[] Read()
    {
        using var stream = typeof(CommuneFile).Assembly.GetManifestResourceStream("Places/communes.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var communes = new List<Commune>(35_000);
        while (reader.ReadLine() is { } line)
            communes.Add(Parse(line.Split(',')));
        return [.. communes.OrderByDescending(commune => commune.Population)];
    }

    static Commune Parse(string[] field) => new(
        field[0],
        field[1],
        field[2].Split('|', StringSplitOptions.RemoveEmptyEntries),
        field[3],
        int.Parse(field[4], CultureInfo.InvariantCulture),
        Degrees(field[5]),
        Degrees(field[6]));

    static double? Degrees(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
