using Entraide.Hub.Access;

namespace Entraide.Hub.Presence;

/// <summary>Being present, and seeing who is.</summary>
public sealed class PresenceService(Attendance attendance, AttendanceBoard board, PresenceAccess access, PresenceWatch watch)
{
    /// <summary>A connection of the viewer has opened: they are present until it is disposed.</summary>
    /// <param name="tell">Told each change of those who are watched through it, one call at a time. The call must not block.</param>
    public PresenceSeat Enter(Viewer viewer, Action<PresenceShown> tell) => new(attendance, watch, new(viewer, tell));

    /// <summary>How members are, as far as the viewer may know; who is absent is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, PresenceState>> StatesAsync(Viewer viewer, IReadOnlyList<Guid> memberIds, CancellationToken ct)
    {
        var found = (await access.FoundByAsync(viewer.MemberId, memberIds, ct)).ToList();
        var elsewhere = await board.OthersAsync(found);
        return found.Zip(elsewhere).ToDictionary(f => f.First, f => (PresenceState)Math.Max((int)f.Second, (int)attendance.StateOf(f.First)));
    }
}
