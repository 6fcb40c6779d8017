using System.Globalization;
using System.Text.RegularExpressions;
using Entraide.Hub.Members;
using Entraide.Hub.Text;

namespace Entraide.Hub.Demo;

/// <summary>Fills what a text leaves open, such as <c>{prénom}</c>; README.md beside lists the slots.</summary>
internal sealed partial class Slots(IReadOnlyList<string> places, DateTimeOffset start, DateTimeOffset end, Random chance)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    // Holidays begin about then in every zone.
    private static readonly (int Month, string Name)[] Holidays =
        [(2, "d'hiver"), (4, "de printemps"), (7, "d'été"), (10, "de la Toussaint"), (12, "de Noël")];

    /// <param name="answered">The body of what is answered and who wrote it; none for the post that opens a topic.</param>
    /// <param name="town">Where the author lives; none for a title.</param>
    public string Fill(string text, DateTimeOffset at, (Member Author, string Body)? answered = null, string town = "") =>
        Slot().Replace(text, slot => Joined(slot.Groups["before"].Value, slot.Groups["name"].Value switch
        {
            "prénom" => FirstNameOf(answered!.Value.Author),
            "mention" => $"[@{answered!.Value.Author.Name}](member:{answered.Value.Author.Id})",
            "citation" => $"> {MarkdownText.Excerpt(answered!.Value.Body)}\n\n",
            "lieu" => places[chance.Next(places.Count)],
            "ville" => town,
            "jour" => Day(at.AddDays(chance.Next(3, 20))),
            "date" => Day(Saturday(start + 0.7 * (end - start))),
            "mois" => start.AddDays(60).ToString("MMMM", French),
            "vacances" => Holidays.FirstOrDefault(h => h.Month > start.Month, Holidays[0]).Name,
            "heure" => $"{chance.Next(8, 20)} h{Minutes()}",
            "nombre" => chance.Next(2, 10).ToString(French),
            "prix" => $"{chance.Next(1, 9) * 5} €",
            var unknown => throw new InvalidOperationException($"No slot is called {unknown}."),
        }));

    /// <summary>As French joins them: d'Amiens, du Havre, au Creusot.</summary>
    private static string Joined(string before, string word) => (before, word) switch
    {
        ("de ", ['L', 'e', ' ', .. var rest]) => $"du {rest}",
        ("à ", ['L', 'e', ' ', .. var rest]) => $"au {rest}",
        ("de ", [var first, ..]) when "AÂEÉÈÊIÎOÔUYaeéio".Contains(first) => $"d'{word}",
        _ => before + word,
    };

    private static string FirstNameOf(Member member) => member.Name.Split(' ')[0];

    private static DateTimeOffset Saturday(DateTimeOffset from) => from.AddDays((DayOfWeek.Saturday - from.DayOfWeek + 7) % 7);

    private static string Day(DateTimeOffset day) => day.ToString(day.Day == 1 ? "dddd d'er' MMMM" : "dddd d MMMM", French);

    private string Minutes() => chance.Next(3) switch { 0 => " 30", 1 => " 15", _ => "" };

    [GeneratedRegex(@"(?<before>\b(?:de|à) )?\{(?<name>[^{}]+)\}")]
    private static partial Regex Slot();
}
