using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Snapshooter.Xunit;

namespace Entraide.Schema.Tests;

/// <summary>Answers compared with what they were when somebody last looked: ids and times, which differ each time, become their order of appearance.</summary>
internal static partial class Shown
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="name">Of the snapshot: one for both databases.</param>
    public static void Match(JsonElement answer, string name)
    {
        var text = JsonSerializer.Serialize(answer, Indented);
        Snapshot.Match(Moment().Replace(Numbered(Numbered(text, CompactId(), "cursor"), Id(), "id"), "a moment"), name);
    }

    private static string Numbered(string text, Regex which, string word)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return which.Replace(text, match => $"{word} {(seen.TryGetValue(match.Value, out var known) ? known : seen[match.Value] = seen.Count + 1)}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<="")([tp]\d{18}\.)?[0-9a-f]{32}[a-z0-9 ]*(?="")")]
    private static partial Regex CompactId();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d")]
    private static partial Regex Moment();
}
