using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Presence;
using Xunit;

namespace Entraide.Hub.Tests.Presence;

/// <summary>A member's connection that keeps what it is told.</summary>
internal sealed class Onlooker : IDisposable
{
    private readonly List<PresenceState> told = [];
    private readonly HubServices hub;
    private readonly Viewer viewer;

    public Onlooker(HubServices hub, Viewer viewer)
    {
        (this.hub, this.viewer) = (hub, viewer);
        Seat = hub.Get<PresenceService>().Enter(viewer, Hear);
    }

    public PresenceSeat Seat { get; }

    /// <summary>Since it has found whom it looks for.</summary>
    public IReadOnlyList<PresenceState> Told
    {
        get
        {
            lock (told) return [.. told];
        }
    }

    /// <summary>Watches somebody who is, or soon will be, in a state; who asks otherwise is answered the same.</summary>
    public async Task FindsAsync(Viewer member, PresenceState state)
    {
        await Eventually.Async(async () => Assert.Single(await Seat.WatchAsync(new HashSet<Guid> { member.MemberId }, default)).State == state, $"they are {state}");
        lock (told) told.Clear();
        Assert.Equal(state, (await hub.Get<PresenceService>().StatesAsync(viewer, [member.MemberId], default)).GetValueOrDefault(member.MemberId));
    }

    public async Task IsToldAsync(params PresenceState[] states)
    {
        await Eventually.Async(() => Told.Count >= states.Length, $"{states[^1]} is told", TimeSpan.FromSeconds(5));
        Assert.Equal(states, Told);
    }

    public void Dispose() => Seat.Dispose();

    private void Hear(PresenceShown shown)
    {
        lock (told) told.Add(shown.State);
    }
}
