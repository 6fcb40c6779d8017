using Entraide.Hub.Presence;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Presence;

/// <summary>How members are, as far as the viewer may know.</summary>
public sealed class PresenceOf(PresenceService presence, ViewerScope scope) : BatchLoader<Guid, PresenceState>
{
    protected override Task<IReadOnlyDictionary<Guid, PresenceState>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        presence.StatesAsync(scope.Required, keys, ct);
}
