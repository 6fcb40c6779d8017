using System.Globalization;
using System.Text;

namespace Entraide.Hub.Files;

/// <summary>What a file is called for people. Nothing on disk is called so.</summary>
internal static class FileName
{
    private const string Nameless = "fichier";
    private const int MostEndingCharacters = 20;
    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp"];

    /// <summary>Without folders and without what hides or turns round what is read: <c>../a\u202Egpj.exe</c> is agpj.exe.</summary>
    public static string Clean(string given)
    {
        var name = string.Concat(given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes().Where(IsSeen)).TrimStart('.', ' ').TrimEnd('.', ' ');
        return Shortened(name.Length > 0 ? name : Nameless, Path.GetExtension(name));
    }

    /// <summary>As the picture it has become.</summary>
    public static string OfPicture(string clean)
    {
        var ending = Path.GetExtension(clean);
        var stem = PictureEndings.Contains(ending, StringComparer.OrdinalIgnoreCase) ? clean[..^ending.Length] : clean;
        return Shortened($"{stem}.webp", ".webp");
    }

    // Cf holds the marks of direction and what has no width; the last two places of each plane are no characters.
    private static bool IsSeen(Rune rune) => (rune.Value & 0xFFFE) != 0xFFFE && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Shortened(string name, string ending)
    {
        if (name.Length <= StoredFile.MostNameCharacters) return name;
        if (ending.Length > MostEndingCharacters) ending = "";
        var length = StoredFile.MostNameCharacters - ending.Length;
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + ending;
    }
}
