namespace Entraide.Schema.Engine;

/// <summary>Fields whose name means the same wherever it stands, said once.</summary>
internal static class UsualWords
{
    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["id"] = "Names it for ever.",
        ["name"] = "The name.",
        ["title"] = "What it is about, in a line.",
        ["kind"] = "Which kind it is.",
        ["stream"] = "The stream it belongs to.",
        ["number"] = "Its place in the topic or conversation, from 1.",
        ["at"] = "When it happened.",
        ["body"] = "As written, in Markdown.",
        ["html"] = "As shown: safe HTML.",
        ["charterHtml"] = "The charter as shown: safe HTML.",
        ["excerpt"] = "The first words, without marks.",
        ["door"] = "How one comes in.",
        ["role"] = "What they may do.",
        ["state"] = "How far they have come in.",
        ["status"] = "How they belong to the Activités Sociales.",
        ["memberCount"] = "Active members.",
        ["initials"] = "What stands for a picture.",
        ["pictureUrl"] = "The picture's address on the hub; null where there is none.",
        ["author"] = "Who wrote it.",
        ["authorName"] = "The name of who wrote it.",
        ["memberName"] = "The member's name.",
        ["communityName"] = "The community's name.",
        ["pinned"] = "It stands above the others.",
        ["locked"] = "It takes no more posts.",
        ["mediaType"] = "What it is, by what is in it: `image/webp`.",
        ["size"] = "Its length, in bytes.",
        ["width"] = "In pixels; null where it is no picture.",
        ["height"] = "In pixels; null where it is no picture.",
        ["url"] = "Its address on the hub, for those who may read the conversation.",
        ["thumbnailUrl"] = "The address where it is smaller; null where it is no picture.",
        ["usesLeft"] = "How many more people may come by it.",
        ["foundedAt"] = "When it was founded.",
        ["givenAt"] = "When it was given.",
        ["expiresAt"] = "Until when it holds.",
        ["joinedAt"] = "When they became a member of the hub.",
        ["startedAt"] = "When it began.",
        ["sentAt"] = "When it was sent.",
        ["postedAt"] = "When it was written.",
        ["writtenAt"] = "When this wording was written.",
        ["editedAt"] = "When it was last changed; null where never.",
        ["deletedAt"] = "When it was deleted; null where it was not.",
        ["lastPostAt"] = "When its last post was written.",
    };

    public static string? Of(string name) => Said.GetValueOrDefault(name)
        ?? (name.EndsWith("Id", StringComparison.Ordinal) ? $"Id of the {Names.Words(name[..^2])}." : null);
}
