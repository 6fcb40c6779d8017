namespace Entraide.Hub;

/// <summary>What an id names. The value is the last byte of the id; values are stored for ever and never reused.</summary>
public enum IdKind : byte
{
    Member = 1,
    Community = 2,
    Topic = 3,
    Post = 4,
    Invitation = 5,
    Session = 6,
    Event = 7,
    Mail = 8,
    Picture = 9,
    Conversation = 10,
    Message = 11,
    File = 12,
    Notification = 13,
    PushSubscription = 14,
}

/// <summary>
/// Ids are UUID version 7 (RFC 9562) whose last byte, part of its free random bits, says what they name.
/// So one id is enough on every road, and <c>node(id:)</c> finds its table without asking.
/// </summary>
public static class Ids
{
    private const int KindByte = 15;

    public static Guid New(IdKind kind, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes);
        bytes[KindByte] = (byte)kind;
        return new Guid(bytes);
    }

    /// <summary>The kind that an id claims; null where it claims none that the hub knows.</summary>
    public static IdKind? KindOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var kind = (IdKind)bytes[KindByte];
        return Enum.IsDefined(kind) ? kind : null;
    }
}
