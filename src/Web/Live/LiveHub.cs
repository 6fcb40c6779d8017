using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
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
    LiveFeed feed, AccessWatch watch, StreamAccess access, EventWire wire, GroupSignals signals, HubMeter meter, TimeProvider clock) : SignalRHub
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

    public override async Task OnConnectedAsync()
    {
        Connection.Open(Context.User.Viewer() ?? throw new Unauthenticated(), meter.Open("signalr"), signals);
        // Watched before it is checked: a session that ends in between is seen by one of the two.
        watch.Watch(Connection.Viewer, Connection);
        if (!await access.IsSignedInAsync(Connection.Viewer, Context.ConnectionAborted)) Context.Abort();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Connection.IsOpen) watch.Forget(Connection.Viewer, Connection);
        await Connection.DisposeAsync();
    }
}
