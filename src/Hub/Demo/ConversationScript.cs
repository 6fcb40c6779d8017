using System.Globalization;
using System.Text.RegularExpressions;
using Entraide.Hub.Chat;

namespace Entraide.Hub.Demo;

/// <summary>A message as it is written.</summary>
/// <param name="Author">Their first name.</param>
/// <param name="Answers">Number of the message that it answers.</param>
/// <param name="Later">It was said some hours after the one above it.</param>
internal sealed record MessageLine(string Author, string Text, int? Answers, bool Edited, bool Deleted, bool Later);

/// <summary>A conversation as it is written; README.md beside says how.</summary>
internal sealed partial record ConversationScript(
    ConversationKind Kind, string Heading, IReadOnlyDictionary<string, string> Head, IReadOnlyList<MessageLine> Lines)
{
    /// <summary>Who takes part; in a room, who speaks.</summary>
    public string[] With => (Kind == ConversationKind.Pair ? Heading : Head["With"]).Split(", ");

    /// <summary>How long ago the last was said.</summary>
    public TimeSpan Last => TimeSpan.Parse(Head["Last"], CultureInfo.InvariantCulture);

    /// <summary>How many of the last messages wait for each of those who have not read them all.</summary>
    public IReadOnlyDictionary<string, int> Unread => Head.GetValueOrDefault("Unread", "").Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(part => part[..part.LastIndexOf(' ')], part => int.Parse(part[part.LastIndexOf(' ')..], CultureInfo.InvariantCulture));

    public static List<ConversationScript> All() => DemoFiles.In("Conversations").SelectMany(kind =>
        ('\n' + DemoFiles.Read($"Conversations/{kind}.md")).Split("\n# ").Skip(1)
            .Select(text => Parse(Enum.Parse<ConversationKind>(kind, ignoreCase: true), text))).ToList();

    private static ConversationScript Parse(ConversationKind kind, string text)
    {
        var sittings = text.Trim().Split("\n\n");
        var head = sittings[0].Split('\n');
        return new(
            kind, head[0], head.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(part => part[0], part => part[1]),
            [.. sittings.Skip(1).SelectMany(sitting => sitting.Split('\n').Select((line, rank) => LineOf(line, rank == 0)))]);
    }

    private static MessageLine LineOf(string line, bool later)
    {
        var part = Written().Match(line).Groups;
        var answers = part["answers"];
        return new(
            part["author"].Value, part["text"].Value, answers.Success ? int.Parse(answers.ValueSpan, CultureInfo.InvariantCulture) : null,
            part["then"].Value == "~", part["then"].Value == "-", later);
    }

    [GeneratedRegex(@"^(?<author>[^ :]+)(?: > (?<answers>\d+))?(?: (?<then>[~-]))?: (?<text>.+)$")]
    private static partial Regex Written();
}
