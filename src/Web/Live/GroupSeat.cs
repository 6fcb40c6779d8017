using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace Entraide.Web.Live;

/// <summary>A connection's place in a SignalR group. While Redis is away it is tried again: events do not depend on it, only signals.</summary>
internal sealed class GroupSeat(IGroupManager groups, string connectionId, string group, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private volatile bool left;

    public async Task TakeAsync()
    {
        if (!await TryTakeAsync()) _ = TakeLaterAsync();
    }

    public async ValueTask DisposeAsync()
    {
        left = true;
        await LeaveAsync();
    }

    private async Task TakeLaterAsync()
    {
        do await Task.Delay(Pause, clock);
        while (!left && !await TryTakeAsync());
        if (left) await LeaveAsync();
    }

    private async Task<bool> TryTakeAsync()
    {
        try
        {
            await groups.AddToGroupAsync(connectionId, group);
            return true;
        }
        catch (RedisException)
        {
            // The group must not count a member whose channel was never subscribed: the next one would not subscribe it either.
            await LeaveAsync();
            return false;
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await groups.RemoveFromGroupAsync(connectionId, group);
        }
        catch (RedisException)
        {
            // It is left on this node, which is what matters.
        }
    }
}
