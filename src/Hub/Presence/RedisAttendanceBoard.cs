using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using IDatabase = Entraide.Hub.Storage.IDatabase;

namespace Entraide.Hub.Presence;

/// <summary>
/// A Redis hash a node, a field a member. It lives as long as its node beats, so the people of a node that was killed are gone with
/// it. Changes are told by their members' ids alone: who watches them looks.
/// </summary>
internal sealed class RedisAttendanceBoard(IConnectionMultiplexer redis, IDatabase database, ILogger<RedisAttendanceBoard> logger) : AttendanceBoard
{
    private const int IdBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(12);

    // Keeps the hash where nobody is here.
    private static readonly HashEntry Here = new("here", 1);

    private readonly Guid node = Guid.NewGuid();
    private readonly RedisKey nodesKey = $"hub:{database.Name}:presence";
    private readonly RedisChannel channel = RedisChannel.Literal($"hub:{database.Name}:presence");
    private readonly ConcurrentDictionary<Guid, byte> heard = new();
    private volatile Guid[] others = [];
    private bool subscribed;
    private bool lost = true;

    public override Task ReportAsync(IReadOnlyList<PresenceShown> changes) => UnlessAwayAsync(async () =>
    {
        var batch = redis.GetDatabase().CreateBatch();
        var gone = changes.Where(c => c.State == PresenceState.Absent).Select(c => Field(c.MemberId)).ToArray();
        var there = changes.Where(c => c.State != PresenceState.Absent).Select(Entry).ToArray();
        var tasks = new List<Task>();
        if (gone.Length > 0) tasks.Add(batch.HashDeleteAsync(KeyOf(node), gone));
        if (there.Length > 0) tasks.Add(batch.HashSetAsync(KeyOf(node), there));
        tasks.Add(batch.PublishAsync(channel, Message(changes)));
        batch.Execute();
        await Task.WhenAll(tasks);
    });

    public override async Task<bool> BeatAsync(Func<IReadOnlyList<PresenceShown>> all)
    {
        var whole = false;
        await UnlessAwayAsync(async () =>
        {
            if (!subscribed) await redis.GetSubscriber().SubscribeAsync(channel, (_, message) => Hear(message));
            subscribed = true;
            var hub = redis.GetDatabase();
            whole = await hub.KeyExpireAsync(KeyOf(node), Life) && !lost;
            if (!whole) await PutUpAsync(hub, all());
            lost = false;
            await FindOthersAsync(hub);
        });
        // Where something was lost here, the others may not have put theirs up again yet: they are looked at the next time.
        return whole && !lost;
    }

    public override IReadOnlyCollection<Guid> TakeHeard()
    {
        if (heard.IsEmpty) return [];
        return [.. heard.Keys.Where(memberId => heard.TryRemove(memberId, out _))];
    }

    public override async ValueTask<IReadOnlyList<PresenceState>> OthersAsync(IReadOnlyList<Guid> memberIds)
    {
        var states = new PresenceState[memberIds.Count];
        var fields = memberIds.Select(Field).ToArray();
        if (fields.Length == 0) return states;
        await UnlessAwayAsync(async () =>
        {
            var hub = redis.GetDatabase();
            foreach (var found in await Task.WhenAll(others.Select(other => hub.HashGetAsync(KeyOf(other), fields))))
                for (var i = 0; i < states.Length; i++)
                    if (found[i].TryParse(out int state) && state > (int)states[i]) states[i] = (PresenceState)state;
        });
        return states;
    }

    private async Task PutUpAsync(StackExchange.Redis.IDatabase hub, IReadOnlyList<PresenceShown> all)
    {
        var whole = hub.CreateTransaction();
        _ = whole.KeyDeleteAsync(KeyOf(node));
        _ = whole.HashSetAsync(KeyOf(node), [Here, .. all.Select(Entry)]);
        _ = whole.KeyExpireAsync(KeyOf(node), Life);
        await whole.ExecuteAsync();
    }

    /// <summary>Each node names itself at each beat, so that one whose hash is gone can be left out until it does so again.</summary>
    private async Task FindOthersAsync(StackExchange.Redis.IDatabase hub)
    {
        await hub.SetAddAsync(nodesKey, node.ToByteArray());
        var named = (await hub.SetMembersAsync(nodesKey)).Select(name => new Guid((byte[])name!)).Where(name => name != node).ToArray();
        var alive = await Task.WhenAll(named.Select(name => hub.KeyExistsAsync(KeyOf(name))));
        await Task.WhenAll(named.Where((_, i) => !alive[i]).Select(name => hub.SetRemoveAsync(nodesKey, name.ToByteArray())));
        others = [.. named.Where((_, i) => alive[i])];
    }

    private void Hear(RedisValue message)
    {
        var bytes = (byte[])message!;
        if (bytes.Length < IdBytes || bytes.Length % IdBytes != 0) return;
        var sender = new Guid(bytes.AsSpan(0, IdBytes));
        if (sender == node) return;
        if (!others.Contains(sender)) others = [.. others, sender];
        for (var at = IdBytes; at < bytes.Length; at += IdBytes) heard.TryAdd(new(bytes.AsSpan(at, IdBytes)), 0);
    }

    private byte[] Message(IReadOnlyList<PresenceShown> changes)
    {
        var bytes = new byte[IdBytes * (changes.Count + 1)];
        node.TryWriteBytes(bytes);
        for (var i = 0; i < changes.Count; i++) changes[i].MemberId.TryWriteBytes(bytes.AsSpan(IdBytes * (i + 1)));
        return bytes;
    }

    private async Task UnlessAwayAsync(Func<Task> ask)
    {
        try
        {
            if (redis.IsConnected) await ask();
            else lost = true;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            lost = true;
            logger.LogDebug(error, "Redis is away: only who is here is known");
        }
    }

    private RedisKey KeyOf(Guid name) => $"hub:{database.Name}:presence:{name}";

    private static RedisValue Field(Guid memberId) => memberId.ToByteArray();

    private static HashEntry Entry(PresenceShown shown) => new(Field(shown.MemberId), (int)shown.State);
}
