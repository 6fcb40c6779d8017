namespace Entraide.Hub.Live;

/// <summary>What is shown of an event; its kind says which of these it is.</summary>
public interface IEventContent;

/// <summary>
/// Something that happened, as its subscribers see it. One instance is shared by all subscribers of a node, so nobody
/// changes it once it was delivered.
/// </summary>
public sealed class LiveEvent
{
    public required string Stream { get; init; }

    /// <summary>Its place in the stream: 1, 2, 3 and so on, without holes.</summary>
    public required long Number { get; init; }

    public required Guid Id { get; init; }

    /// <summary>What happened: <c>post.added</c>.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The member who did it, where one did.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What it happened to.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>A number that goes with the kind, such as the post read up to.</summary>
    public int? Count { get; init; }

    /// <summary>What is shown, as it is now; null where there is nothing to show.</summary>
    public IEventContent? Content { get; set; }
}
