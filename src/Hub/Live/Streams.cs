namespace Entraide.Hub.Live;

/// <summary>What a stream tells of. The name of a stream is its kind in small letters, a colon and the id: <c>topic:0193…</c>.</summary>
public enum StreamKind
{
    Community,
    Topic,
    Conversation,
    Inbox,
}

public static class Streams
{
    public static string Community(Guid id) => $"community:{id}";
    public static string Topic(Guid id) => $"topic:{id}";
    public static string Conversation(Guid id) => $"conversation:{id}";

    /// <summary>A member's own stream: what concerns them alone.</summary>
    public static string Inbox(Guid memberId) => $"inbox:{memberId}";

    public static bool TryParse(string stream, out StreamKind kind, out Guid id)
    {
        var colon = stream.IndexOf(':', StringComparison.Ordinal);
        id = default;
        kind = default;
        if (colon < 1 || !Guid.TryParseExact(stream.AsSpan(colon + 1), "D", out id)) return false;
        switch (stream[..colon])
        {
            case "community": kind = StreamKind.Community; break;
            case "topic": kind = StreamKind.Topic; break;
            case "conversation": kind = StreamKind.Conversation; break;
            case "inbox": kind = StreamKind.Inbox; break;
            default: return false;
        }
        return true;
    }
}
