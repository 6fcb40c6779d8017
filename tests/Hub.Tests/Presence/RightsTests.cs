using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Live;
using Entraide.Hub.Presence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Presence;

/// <summary>Who may find whom present: by watching, and by asking.</summary>
public class RightsTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_shares_nothing_finds_nobody(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, eve) = (await hub.MemberAsync(), await hub.MemberAsync("Eve"));
        using var adas = new Onlooker(hub, ada);
        using var eves = new Onlooker(hub, eve);
        await adas.FindsAsync(ada, PresenceState.Present);
        await eves.FindsAsync(ada, PresenceState.Absent);
        adas.Seat.SetAway(true);
        await adas.FindsAsync(ada, PresenceState.Away);
        Assert.Empty(eves.Told);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_conversation_is_enough_until_it_is_left(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"));
        var conversation = await TalkAsync(hub, ConversationKind.Pair, ada, bob);
        using var adas = new Onlooker(hub, ada);
        using var bobs = new Onlooker(hub, bob);
        await bobs.FindsAsync(ada, PresenceState.Present);
        await adas.FindsAsync(bob, PresenceState.Present);
        await hub.Writes.RunAsync(async write =>
        {
            write.Append(Streams.Inbox(ada.MemberId), LiveKinds.AccessChanged);
            return await write.Db.Participants.Where(p => p.ConversationId == conversation && p.MemberId == ada.MemberId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.LeftAt, write.Now));
        }, default);
        await bobs.IsToldAsync(PresenceState.Absent);
        await adas.IsToldAsync(PresenceState.Absent);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_room_is_no_longer_shared_by_who_has_left_its_community(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"));
        var community = await hub.FoundAsync(ada);
        await hub.Joining.JoinAsync(bob, community, null, default);
        await TalkAsync(hub, ConversationKind.Room, ada, bob);
        using var adas = new Onlooker(hub, ada);
        using var bobs = new Onlooker(hub, bob);
        await bobs.FindsAsync(ada, PresenceState.Present);
        await adas.FindsAsync(bob, PresenceState.Present);
        await hub.Joining.RemoveAsync(ada, community, bob.MemberId, default);
        await bobs.IsToldAsync(PresenceState.Absent);
        await adas.IsToldAsync(PresenceState.Absent);
        await bobs.FindsAsync(ada, PresenceState.Absent);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_blocks_and_who_is_blocked_no_longer_find_each_other(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"));
        var community = await hub.FoundAsync(ada);
        await hub.Joining.JoinAsync(bob, community, null, default);
        using var adas = new Onlooker(hub, ada);
        using var bobs = new Onlooker(hub, bob);
        await bobs.FindsAsync(ada, PresenceState.Present);
        await adas.FindsAsync(bob, PresenceState.Present);
        await hub.Get<BlockService>().SetAsync(ada, bob.MemberId, blocked: true, default);
        await bobs.IsToldAsync(PresenceState.Absent);
        await adas.IsToldAsync(PresenceState.Absent);
        await bobs.FindsAsync(ada, PresenceState.Absent);
        await adas.FindsAsync(bob, PresenceState.Absent);
        // Nothing of what they do reaches the other.
        adas.Seat.SetAway(true);
        await adas.FindsAsync(ada, PresenceState.Away);
        await bobs.FindsAsync(ada, PresenceState.Absent);
        await adas.FindsAsync(bob, PresenceState.Absent);
        await hub.Get<BlockService>().SetAsync(ada, bob.MemberId, blocked: false, default);
        await bobs.IsToldAsync(PresenceState.Away);
    }

    private static Task<Guid> TalkAsync(HubServices hub, ConversationKind kind, params Viewer[] between) => hub.Writes.RunAsync(write =>
    {
        var conversation = new Conversation { Id = write.NewId(IdKind.Conversation), Kind = kind, StartedAt = write.Now, LastMessageAt = write.Now };
        write.Db.Conversations.Add(conversation);
        foreach (var member in between)
            write.Db.Participants.Add(new() { ConversationId = conversation.Id, MemberId = member.MemberId, Since = write.Now });
        return Task.FromResult(conversation.Id);
    }, default);
}
