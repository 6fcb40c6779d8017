using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Presence;
using Entraide.Web.Access;
using Entraide.Web.Metrics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using SignalRHub = Microsoft.AspNetCore.SignalR.Hub;

namespace Entraide.Web.Live;

/// <summary>What a client may ask at <c>/live</c>. Refusals are <see cref="HubException"/>s whose message starts with a code.</summary>
[Authorize]
public sealed class LiveHub(
    LiveFeed feed, AccessWatch watch, StreamAccess access, PresenceService presence, EventWire wire, GroupSignals signals, HubMeter meter,
    TimeProvider clock) : SignalRHub
{
    private LiveConnection Connection => Context.Features.GetRequiredFeature<LiveConnection>();

    /// <summary>Sends the stream's events, beginning with those after a number; returns once those have been sent.</summary>
    /// <param name="stream"><c>community:…</c>, <c>topic:…</c>, <c>conversation:…</c> or <c>inbox:…</c>.</param>
    /// <param name="after">The last number that the client has; null: from now.</param>
    /// <returns>The number the stream stood at.</returns>
    public async Task<long> Subscribe(string stream, long? after)
    {
        await Connection.LeaveAsync(stream);
        Connection.RequireRoomForAnother();
        var subscriber = new StreamSubscriber(Connection, wire, meter, stream);
        var subscription = await feed.SubscribeAsync(Connection.Viewer, stream, after, subscriber, Context.ConnectionAborted);
        var place = new LivePlace(subscription, signals, Context.ConnectionId, clock);
        if (Connection.Keep(place)) await place.SeatAsync(await Connection.WishesAsync());
        else await place.DisposeAsync();
        return subscription.Start;
    }

    public Task Unsubscribe(string stream) => Connection.LeaveAsync(stream);

    /// <summary>Shows the others on a topic or conversation that the viewer is writing; said too often, it is not repeated.</summary>
    public Task Writing(string stream)
    {
        if (Connection.Find(stream) is not { } place) throw new NotAllowed("Subscribe to the stream first.");
        return place.MaySayWriting() ? signals.WritingAsync(stream, Connection.Viewer.MemberId, Context.ConnectionId, Context.ConnectionAborted) : Task.CompletedTask;
    }

    /// <summary>The member has not touched this device for ten minutes, or has come back to it; a new connection is not away.</summary>
    public void Away(bool away) => Connection.Seat.SetAway(away);

    /// <summary>Watches these members instead of those before: each change comes once, as a signal of the kind <c>presence</c>.</summary>
    /// <param name="memberIds">At most 200 ids.</param>
    /// <returns>How each is now: <c>PRESENT</c>, <c>AWAY</c>, or <c>ABSENT</c>, which also stands for who may not be found.</returns>
    public async Task<List<Dictionary<string, object?>>> WatchPresence(IReadOnlyList<string>? memberIds)
    {
        var ids = (memberIds ?? []).Select(id => Guid.TryParse(id, out var known) ? known : throw new NotValid("memberIds", "an id is a UUID.")).ToHashSet();
        return [.. (await Connection.Seat.WatchAsync(ids, Context.ConnectionAborted)).Select(EventWire.Plain)];
    }

    public override async Task OnConnectedAsync()
    {
        var connection = Connection;
        Connection.Open(Context.User.Viewer() ?? throw new Unauthenticated(), meter.Open("signalr"), signals);
        // Watched before it is checked: a session that ends in between is seen by one of the two.
        watch.Watch(Connection.Viewer, Connection);
        if (!await access.IsSignedInAsync(Connection.Viewer, Context.ConnectionAborted)) Context.Abort();
        else Connection.Take(presence.Enter(Connection.Viewer, shown => connection.Send(wire.Presence(shown))));
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Connection.IsOpen) watch.Forget(Connection.Viewer, Connection);
        await Connection.DisposeAsync();
    }
}
