namespace Entraide.Hub;

/// <summary>Which page is asked for, in the words of the Relay cursor connections specification.</summary>
public sealed record PageAsk(int? First, string? After, int? Last, string? Before)
{
    public const int Most = 100;
    public const int Usual = 20;

    /// <summary>Read from the end of the list towards its start.</summary>
    public bool Backward => Last is not null;

    /// <summary>How many items are asked for, 1 to <see cref="Most"/>.</summary>
    public int Size => Last ?? First ?? Usual;

    /// <summary>The place to go on from: what follows it, or what comes before it when <see cref="Backward"/>.</summary>
    public string? From => Backward ? Before : After;

    /// <exception cref="NotValid">Both ends are asked for, or a size out of bounds.</exception>
    public PageAsk Checked()
    {
        if (First is not null && Last is not null)
            throw new NotValid("first", "give first or last, not both.");
        if (Size is < 1 or > Most)
            throw new NotValid(Backward ? "last" : "first", $"between 1 and {Most}.");
        if (Backward ? After is not null : Before is not null)
            throw new NotValid(Backward ? "after" : "before", "goes with the other end.");
        return this;
    }

    /// <summary>
    /// Makes the page of what was read: <see cref="Size"/> + 1 rows, so that the one too many tells whether more follow,
    /// nearest to <see cref="From"/> first.
    /// </summary>
    public Page<T> Of<T>(List<T> read, Func<T, string> cursor)
    {
        var more = read.Count > Size;
        if (more) read.RemoveAt(Size);
        if (Backward) read.Reverse();
        return new(read, Backward ? From is not null : more, Backward ? more : From is not null, cursor);
    }
}
