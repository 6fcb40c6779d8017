using System.Globalization;
using System.Text;

namespace Entraide.Hub.Text;

public static class Folding
{
    /// <summary>A text as it is looked for: small letters, no accents, "œ" as "oe", everything else that is no letter or digit as one space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            switch (char.ToLowerInvariant(letter))
            {
                case 'œ': folded.Append("oe"); break;
                case 'æ': folded.Append("ae"); break;
                case var small when char.IsLetterOrDigit(small): folded.Append(small); break;
                default:
                    if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                    break;
            }
        }
        return folded.ToString().TrimEnd();
    }
}
