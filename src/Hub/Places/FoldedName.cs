using System.Globalization;
using System.Text;

namespace Entraide.Hub.Places;

/// <summary>
/// A name as people type it: without accents, case, spaces, hyphens or apostrophes, and with "st" and "ste" written out.
/// "St-Denis", "saint denis" and "Saint-Denis" are one.
/// </summary>
static class FoldedName
{
    /// <summary>The words of a text, folded, joined from each word to the end: "laval", "val" for "La Val".</summary>
    public static IEnumerable<string> FromEachWord(string name)
    {
        var words = Words(name).Select(WrittenOut).ToArray();
        for (var first = 0; first < words.Length; first++)
            yield return string.Concat(words.AsSpan(first));
    }

    /// <summary>What a text being typed may mean: its last word, if "st" or "ste", may still become "Strasbourg" or "Stenay".</summary>
    public static IEnumerable<string> Readings(string typed)
    {
        var words = Words(typed);
        if (words.Count == 0)
            return [];
        var start = string.Concat(words.SkipLast(1).Select(WrittenOut));
        return new[] { start + WrittenOut(words[^1]), start + words[^1] }.Distinct();
    }

    static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Unaccented(text))
        {
            if (char.IsAsciiLetter(letter))
                word.Append(char.ToLowerInvariant(letter));
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length == 0)
                return;
            words.Add(word.ToString());
            word.Clear();
        }
    }

    static string Unaccented(string text) => Ascii.IsValid(text)
        ? text
        : text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
            .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
            .Normalize(NormalizationForm.FormD);

    static string WrittenOut(string word) => word switch { "st" => "saint", "ste" => "sainte", _ => word };
}
