using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Presence;
using Microsoft.AspNetCore.Connections.Abstractions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Entraide.Web.Live;

/// <summary>
/// A client's connection: what it subscribes to, and the messages that wait for it. It is written to in order, straight to its
/// transport; one that cannot keep up is closed, and catches up by number when it comes back.
/// </summary>
internal sealed class LiveConnection(HubConnectionContext connection) : ISessionBound, IAsyncDisposable
{
    private const int MostWaiting = 1_000;
    private const int RoomForAPage = 500;
    private const int MostStreams = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LivePlace> places = new(StringComparer.Ordinal);
    private Queue<SerializedHubMessage>? waiting;
    private TaskCompletionSource? room;
    private Viewer? viewer;
    private IDisposable? count;
    private GroupSignals? signals;
    private Task<Wishes>? wishes;
    private PresenceSeat? seat;
    private bool sending;
    private bool closed;

    public Viewer Viewer => viewer ?? throw new Unauthenticated();
    public bool IsOpen => viewer is not null;

    public IHubProtocol Protocol => connection.Protocol;

    /// <summary>SignalR's stateful reconnection counts messages as they are written: several in one write would be counted as one.</summary>
#pragma warning disable CA2252 // The feature is the only sign of it, and marked as preview though what it stands for is not.
    public bool CountsMessages { get; } = connection.Features.Get<IStatefulReconnectFeature>() is not null;
#pragma warning restore CA2252
    /// <summary>By which its member is present.</summary>
    public PresenceSeat Seat => seat ?? throw new Unauthenticated();

    string? ISessionBound.Stream => null;

    /// <param name="counted">Disposed when the connection is.</param>
    /// <param name="shown">Where signals come from.</param>
    public void Open(Viewer signedIn, IDisposable counted, GroupSignals shown) => (viewer, count, signals) = (signedIn, counted, shown);

    /// <summary>Which signals the member wants to see, asked once and again when they change it.</summary>
    public Task<Wishes> WishesAsync()
    {
        lock (gate) return wishes is null or { IsFaulted: true } ? wishes = signals!.WishesAsync(Viewer.MemberId, CancellationToken.None) : wishes;
    }

    public async Task GoOnAsync(StreamRight? right)
    {
        LivePlace[] all;
        lock (gate)
        {
            wishes = null;
            all = [.. places.Values];
        }
        var now = await WishesAsync();
        foreach (var place in all) await place.SeatAsync(now);
    }

    /// <summary>The member is present from now on; the seat is disposed with the connection.</summary>
    public void Take(PresenceSeat taken)
    {
        lock (gate)
        {
            seat = taken;
            if (!closed) return;
        }
        taken.Dispose();
    }

    public void Send(SerializedHubMessage message)
    {
        lock (gate)
        {
            if (closed) return;
            if (sending)
            {
                Wait(message);
                return;
            }
            sending = true;
        }
        var write = connection.WriteAsync(message);
        if (!write.IsCompletedSuccessfully) _ = SendRestAsync(write);
        else if (Next() is { } next) _ = SendRestAsync(connection.WriteAsync(next));
    }

    /// <summary>Waits until few enough messages wait.</summary>
    public Task RoomAsync(CancellationToken ct)
    {
        lock (gate)
        {
            if (closed || waiting is null || waiting.Count < RoomForAPage) return Task.CompletedTask;
            room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return room.Task.WaitAsync(ct);
        }
    }

    /// <returns>False where the connection has gone meanwhile.</returns>
    public bool Keep(LivePlace place)
    {
        lock (gate) return !closed && places.TryAdd(place.Stream, place);
    }

    public LivePlace? Find(string stream)
    {
        lock (gate) return places.GetValueOrDefault(stream);
    }

    public void RequireRoomForAnother()
    {
        lock (gate)
        {
            if (places.Count >= MostStreams) throw new NotAllowed($"A connection may have {MostStreams} streams.");
        }
    }

    public async Task LeaveAsync(string stream)
    {
        LivePlace? place;
        lock (gate) places.Remove(stream, out place);
        if (place is not null) await place.DisposeAsync();
    }

    public Task EndAsync(DomainError why)
    {
        connection.Abort();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        LivePlace[] all;
        lock (gate)
        {
            closed = true;
            waiting = null;
            room?.TrySetResult();
            all = [.. places.Values];
            places.Clear();
        }
        count?.Dispose();
        seat?.Dispose();
        foreach (var place in all) await place.DisposeAsync();
    }

    private void Wait(SerializedHubMessage message)
    {
        waiting ??= new();
        if (waiting.Count < MostWaiting)
        {
            waiting.Enqueue(message);
            return;
        }
        closed = true;
        waiting = null;
        connection.Abort();
    }

    private SerializedHubMessage? Next()
    {
        lock (gate)
        {
            if (waiting is null || !waiting.TryDequeue(out var next))
            {
                sending = false;
                return null;
            }
            if (waiting.Count < RoomForAPage) room?.TrySetResult();
            if (waiting.Count < RoomForAPage) room = null;
            return next;
        }
    }

    private async Task SendRestAsync(ValueTask write)
    {
        // Writing to a connection that has gone completes like any other.
        await write;
        while (Next() is { } next) await connection.WriteAsync(next);
    }
}
