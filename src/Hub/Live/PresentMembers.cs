namespace Entraide.Hub.Live;

/// <summary>Members of whom something is there, each counted once however many of it there are.</summary>
internal sealed class PresentMembers
{
    private readonly Dictionary<Guid, int> there = [];

    public int Count { get; private set; }

    /// <returns>Whether the count is another than before.</returns>
    public bool Change(Guid memberId, int change)
    {
        var now = there.GetValueOrDefault(memberId) + change;
        if (now > 0) there[memberId] = now;
        else there.Remove(memberId);
        if (Count == there.Count) return false;
        Count = there.Count;
        return true;
    }
}
