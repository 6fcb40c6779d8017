using System.Globalization;

namespace Entraide.Bench;

/// <summary>Figures, printed as Markdown writes a table.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>Numbers are shown with three figures or more.</summary>
    public void Add(params object[] cells) => rows.Add([.. cells.Select(Shown)]);

    public void Print()
    {
        Console.WriteLine($"\n### {title}\n");
        Line(columns);
        Line([.. columns.Select((_, i) => i == 0 ? "---" : "--:")]);
        foreach (var row in rows) Line(row);
        Console.WriteLine();
    }

    private static void Line(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Shown(object cell) => cell switch
    {
        double number => number.ToString(number >= 100 ? "#,0" : number >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}

internal static class Figures
{
    public static double Median(this IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
