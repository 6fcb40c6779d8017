using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace Entraide.Web.Live;

/// <summary>Signals go to SignalR groups, so to all nodes where there is a Redis. While it is away they are not shown.</summary>
public sealed class GroupSignals(IHubContext<LiveHub> hub, IDbContextFactory<HubDb> contexts, TimeProvider clock) : ISignals
{
    public Task PresentAsync(string stream, int count, CancellationToken ct) =>
        SendAsync(hub.Clients.Group(stream), new() { ["stream"] = stream, ["kind"] = "present", ["count"] = count }, ct);

    /// <summary>Tells everybody on a stream but one connection that a member is writing.</summary>
    public async Task WritingAsync(string stream, Guid memberId, string but, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var name = await db.Members.Where(m => m.Id == memberId).Select(m => m.Name).SingleAsync(ct);
        var signal = new Dictionary<string, object?> { ["stream"] = stream, ["kind"] = "writing", ["memberId"] = memberId.ToString(), ["name"] = name };
        await SendAsync(hub.Clients.GroupExcept(stream, but), signal, ct);
    }

    internal async Task<GroupSeat> JoinAsync(string connectionId, string stream)
    {
        var seat = new GroupSeat(hub.Groups, connectionId, stream, clock);
        await seat.TakeAsync();
        return seat;
    }

    private static async Task SendAsync(IClientProxy clients, Dictionary<string, object?> signal, CancellationToken ct)
    {
        try
        {
            await clients.SendAsync("signal", signal, ct);
        }
        catch (RedisException)
        {
            // Who misses a signal misses nothing.
        }
    }
}
