using Entraide.Hub.Chat;
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

    public Task ReadAsync(string stream, Guid memberId, int number, CancellationToken ct) =>
        SendAsync(hub.Clients.Group(ReadersOf(stream)), new() { ["stream"] = stream, ["kind"] = "read", ["memberId"] = memberId.ToString(), ["number"] = number }, ct);

    /// <summary>Tells those on a stream who see it, but for one connection, that a member is writing; nobody, where the member does not wish it.</summary>
    public async Task WritingAsync(string stream, Guid memberId, string but, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var name = await db.Members.Where(m => m.Id == memberId && !db.Preferences.Any(p => p.MemberId == memberId && !p.ShowsWriting)).Select(m => m.Name).SingleOrDefaultAsync(ct);
        if (name is null) return;
        if (Streams.TryParse(stream, out var kind, out var id) && kind == StreamKind.Conversation && !await db.MayBeSeenInAsync(memberId, id, p => p.ShowsWriting, ct)) return;
        var signal = new Dictionary<string, object?> { ["stream"] = stream, ["kind"] = "writing", ["memberId"] = memberId.ToString(), ["name"] = name };
        await SendAsync(hub.Clients.GroupExcept(WritersOf(stream), but), signal, ct);
    }

    /// <summary>Which signals a member wants to see, which is also which others see of them.</summary>
    internal async Task<Wishes> WishesAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Preferences.Where(p => p.MemberId == memberId).Select(p => new Wishes(p.ShowsWriting, p.ReadReceipts)).FirstOrDefaultAsync(ct) ?? new(true, true);
    }

    /// <summary>The groups of a stream that a connection belongs into.</summary>
    internal static IEnumerable<string> GroupsOf(string stream, Wishes wishes)
    {
        yield return stream;
        if (wishes.Writing) yield return WritersOf(stream);
        if (wishes.Receipts && stream.StartsWith("conversation:", StringComparison.Ordinal)) yield return ReadersOf(stream);
    }

    internal GroupSeat SeatOf(string connectionId, string group) => new(hub.Groups, connectionId, group, clock);

    private static string WritersOf(string stream) => stream + "#writing";

    private static string ReadersOf(string stream) => stream + "#read";

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

/// <summary>Which signals a member wants to see.</summary>
/// <param name="Writing">Who is writing.</param>
/// <param name="Receipts">How far others have read.</param>
internal sealed record Wishes(bool Writing, bool Receipts);
