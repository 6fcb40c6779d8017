using Entraide.Hub.Live;

namespace Entraide.Hub.Storage;

/// <summary>What the two databases do not say alike. Everything else goes through <see cref="HubDb"/>.</summary>
public interface IDatabase
{
    /// <summary>The database itself, without credentials: what nodes of the same hub have in common.</summary>
    string Name { get; }

    /// <summary>Waits for the right to change the schema; two nodes that start together take turns.</summary>
    Task<IAsyncDisposable> LockSchemaAsync(CancellationToken ct);

    /// <summary>Waits for the right to write where the database knows only one writer.</summary>
    ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct);

    /// <summary>Where a reader begins that wants only what is committed from now on.</summary>
    Task<LogPlace> EndOfLogAsync(HubDb db, CancellationToken ct);

    /// <summary>The log after a place, in an order in which nothing appears before what is settled.</summary>
    Task<IReadOnlyList<LogEntry>> ReadLogAsync(HubDb db, LogPlace after, int most, CancellationToken ct);

    /// <summary>The transaction lost to another one and can be tried again.</summary>
    bool IsConflict(Exception error);

    /// <summary>The database cannot be reached for the moment.</summary>
    bool IsAway(Exception error);
}
