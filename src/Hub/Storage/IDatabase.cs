using Entraide.Hub.Chat;
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

    /// <summary>Reads rows by id and holds them until the transaction ends, in an order in which two writers never wait for each other.</summary>
    Task<List<T>> LockAsync<T>(HubDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
        where T : class;

    /// <summary>Takes the next numbers of streams, whose rows stay locked until the transaction ends.</summary>
    /// <param name="counts">How many of each, in the order of the streams' names.</param>
    /// <returns>The last number taken of each.</returns>
    Task<IReadOnlyDictionary<string, long>> TakeNumbersAsync(HubDb db, IReadOnlyList<(string Stream, int Count)> counts, CancellationToken ct);

    /// <summary>Writes many new rows of one table at once; the context does not track them.</summary>
    Task InsertAllAsync<T>(HubDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class;

    /// <summary>The messages with words that begin so.</summary>
    /// <param name="words">Folded; a message holds all of them.</param>
    IQueryable<Message> Holding(IQueryable<Message> messages, IReadOnlyList<string> words);

    /// <summary>The transaction lost to another one and can be tried again.</summary>
    bool IsConflict(Exception error);

    /// <summary>The database cannot be reached for the moment.</summary>
    bool IsAway(Exception error);
}
