namespace Entraide.Hub.Chat;

/// <summary>What somebody sends.</summary>
/// <param name="Body">Markdown, at most 8,000 characters; may be empty where files come with it.</param>
/// <param name="ReplyToId">The message that it answers, of the same conversation.</param>
/// <param name="FileIds">Files that the sender has given into this conversation, at most 10.</param>
public sealed record MessageDraft(string? Body, Guid? ReplyToId = null, IReadOnlyList<Guid>? FileIds = null)
{
    internal IReadOnlyList<Guid> Files => FileIds ?? [];

    internal MessageDraft Checked()
    {
        var files = Files.Distinct().ToList();
        if (files.Count > Message.MostFiles) throw new TooMany(Message.MostFiles);
        var body = files.Count > 0 ? Require.Optional(Body, "body", Message.MostBodyCharacters) : Require.Text(Body, "body", Message.MostBodyCharacters);
        return new(body, ReplyToId, files);
    }
}
