namespace Entraide.Hub.Presence;

/// <summary>Where nodes tell one another who is there through each. Alone, a node knows of no others.</summary>
public class AttendanceBoard
{
    /// <summary>Puts up what has changed here. What is lost on the way is put right by a beat.</summary>
    public virtual Task ReportAsync(IReadOnlyList<PresenceShown> changes) => Task.CompletedTask;

    /// <summary>Shows that this node lives, and makes good what was lost of it; called every few seconds.</summary>
    /// <param name="all">Everybody who is here.</param>
    /// <returns>Whether what the others have put up should be looked at again.</returns>
    public virtual Task<bool> BeatAsync(Func<IReadOnlyList<PresenceShown>> all) => Task.FromResult(false);

    /// <summary>Members of whom another node has told something since this was last asked.</summary>
    public virtual IReadOnlyCollection<Guid> TakeHeard() => [];

    /// <summary>How each of the members is there through the other nodes, in the same order.</summary>
    public virtual ValueTask<IReadOnlyList<PresenceState>> OthersAsync(IReadOnlyList<Guid> memberIds) =>
        ValueTask.FromResult<IReadOnlyList<PresenceState>>(new PresenceState[memberIds.Count]);
}
