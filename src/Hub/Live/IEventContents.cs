using Entraide.Hub.Storage;

namespace Entraide.Hub.Live;

/// <summary>Reads what is shown of a feature's events, one command for a whole batch.</summary>
public interface IEventContents
{
    /// <summary>The kinds of event that it knows, such as <c>post.added</c>.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Fills <see cref="LiveEvent.Content"/> of each event, as the subject is now.</summary>
    Task FillAsync(IReadOnlyList<LiveEvent> events, HubDb db, CancellationToken ct);
}

/// <summary>Where events go once they are committed.</summary>
public interface IEventSink
{
    /// <summary>Takes events of one transaction; returns at once.</summary>
    void Accept(IReadOnlyList<LiveEvent> committed);
}
