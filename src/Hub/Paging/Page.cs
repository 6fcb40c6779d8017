namespace Entraide.Hub;

/// <summary>One page of a longer list, in the list's order, with what is needed to ask for the next.</summary>
/// <param name="Items">What is on the page.</param>
/// <param name="HasNext">More follow.</param>
/// <param name="HasPrevious">More come before.</param>
/// <param name="Cursor">An item's place in the list, opaque to clients.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, bool HasNext, bool HasPrevious, Func<T, string> Cursor);
