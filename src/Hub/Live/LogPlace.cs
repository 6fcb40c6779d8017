namespace Entraide.Hub.Live;

/// <summary>
/// A place in the whole log. Positions are given when an event is written, not when it is committed, so they alone are no order
/// to read by: a lower one can appear later. Transactions that have ended come in an order that only grows.
/// </summary>
/// <param name="Tx">The transaction; 0 where the database has one writer at a time.</param>
/// <param name="Position">The place among the events of that transaction, or of the log.</param>
public readonly record struct LogPlace(long Tx, long Position);

/// <summary>A line of the log, without its content.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Settled">Nothing will ever appear before it, so a reader may pass it.</param>
/// <param name="Event">What happened.</param>
public sealed record LogEntry(LogPlace Place, bool Settled, LiveEvent Event);
