using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Live;
using Entraide.Hub.Tests.Live;
using Xunit;

namespace Entraide.Hub.Tests.Communities;

public class JoiningTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task An_open_door_lets_in_once(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var community = await hub.FoundAsync(ada);
        Assert.Equal(MembershipState.Active, (await hub.Joining.JoinAsync(bob, community, null, default)).State);
        await Assert.ThrowsAsync<AlreadyThere>(() => hub.Joining.JoinAsync(bob, community, null, default));
        Assert.Equal(2, await CountAsync(hub, ada, community));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task On_request_a_steward_says_yes_or_no(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var eve = await hub.MemberAsync("Eve");
        var community = await hub.FoundAsync(ada, Door.OnRequest);
        var inbox = await hub.ListenAsync(ada, Saying.InboxOf(ada));
        foreach (var asking in new[] { bob, eve })
            Assert.Equal(MembershipState.Asked, (await hub.Joining.JoinAsync(asking, community, "Bonjour", default)).State);
        await Assert.ThrowsAsync<AlreadyThere>(() => hub.Joining.JoinAsync(bob, community, null, default));
        await Eventually.Async(() => inbox.Events.Count(e => e.Kind == CommunityEvents.RequestAsked) == 2, "the steward hears of both");
        await Assert.ThrowsAsync<NotAMember>(() => hub.Joining.DecideAsync(bob, community, bob.MemberId, true, default));
        await hub.Joining.DecideAsync(ada, community, bob.MemberId, true, default);
        await hub.Joining.DecideAsync(ada, community, eve.MemberId, false, default);
        await Assert.ThrowsAsync<NotThere>(() => hub.Joining.DecideAsync(ada, community, eve.MemberId, true, default));
        Assert.Equal(2, await CountAsync(hub, ada, community));
        Assert.Equal(MembershipState.Active, await StateAsync(hub, bob, community));
        Assert.Null(await StateAsync(hub, eve, community));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_private_community_is_not_there_for_others(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var community = await hub.FoundAsync(ada, Door.Private);
        var reads = hub.Get<CommunityReads>();
        Assert.Null(await reads.FindAsync(bob, community, null, default));
        await Assert.ThrowsAsync<NotThere>(() => hub.Joining.JoinAsync(bob, community, null, default));
        await Assert.ThrowsAsync<NotThere>(() => hub.Joining.InviteAsync(bob, community, bob.MemberId, default));
        await Assert.ThrowsAsync<NotThere>(() => hub.Posts.StartTopicAsync(bob, community, "Sujet", "Texte", null, default));
        await hub.Joining.InviteAsync(ada, community, bob.MemberId, default);
        Assert.NotNull(await reads.FindAsync(bob, community, null, default));
        Assert.Equal(MembershipState.Active, (await hub.Joining.JoinAsync(bob, community, null, default)).State);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task The_last_steward_stays_until_there_is_another(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var community = await hub.FoundAsync(ada);
        await hub.Joining.JoinAsync(bob, community, null, default);
        await Assert.ThrowsAsync<LastSteward>(() => hub.Joining.LeaveAsync(ada, community, default));
        await Assert.ThrowsAsync<LastSteward>(() => hub.Joining.RemoveAsync(ada, community, ada.MemberId, default));
        await Assert.ThrowsAsync<LastSteward>(() => hub.Joining.SetRoleAsync(ada, community, ada.MemberId, Role.Member, default));
        await hub.Joining.SetRoleAsync(ada, community, bob.MemberId, Role.Steward, default);
        await hub.Joining.LeaveAsync(ada, community, default);
        Assert.Equal(1, await CountAsync(hub, bob, community));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task When_both_stewards_leave_at_once_one_stays(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var community = await hub.FoundAsync(ada);
        await hub.Joining.JoinAsync(bob, community, null, default);
        await hub.Joining.SetRoleAsync(ada, community, bob.MemberId, Role.Steward, default);
        var refused = await Task.WhenAll(new[] { ada, bob }.Select(steward => Task.Run(async () =>
            await Record.ExceptionAsync(() => hub.Joining.LeaveAsync(steward, community, default)))));
        Assert.IsType<LastSteward>(Assert.Single(refused.OfType<Exception>()));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_was_removed_comes_back_only_by_invitation(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var community = await hub.FoundAsync(ada);
        await hub.Joining.JoinAsync(bob, community, null, default);
        await Assert.ThrowsAsync<NotAllowed>(() => hub.Joining.RemoveAsync(bob, community, ada.MemberId, default));
        await hub.Joining.RemoveAsync(ada, community, bob.MemberId, default);
        await Assert.ThrowsAsync<NotAllowed>(() => hub.Joining.JoinAsync(bob, community, null, default));
        await Assert.ThrowsAsync<NotAMember>(() => hub.Joining.LeaveAsync(bob, community, default));
        await Assert.ThrowsAsync<NotAMember>(() => hub.Posts.StartTopicAsync(bob, community, "Sujet", "Texte", null, default));
        await hub.Joining.InviteAsync(ada, community, bob.MemberId, default);
        await hub.Joining.JoinAsync(bob, community, null, default);
        Assert.Equal(2, await CountAsync(hub, ada, community));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task An_invitation_answers_a_request_and_can_be_declined(StageKind kind)
    {
        var (hub, ada, bob) = await PeopleAsync(kind);
        var eve = await hub.MemberAsync("Eve");
        var community = await hub.FoundAsync(ada, Door.OnRequest);
        await hub.Joining.JoinAsync(bob, community, null, default);
        Assert.Equal(MembershipState.Active, (await hub.Joining.InviteAsync(ada, community, bob.MemberId, default)).State);
        Assert.Equal(MembershipState.Invited, (await hub.Joining.InviteAsync(ada, community, eve.MemberId, default)).State);
        await hub.Joining.LeaveAsync(eve, community, default);
        Assert.Null(await StateAsync(hub, eve, community));
        await Assert.ThrowsAsync<AlreadyThere>(() => hub.Joining.InviteAsync(ada, community, bob.MemberId, default));
        await Assert.ThrowsAsync<NotThere>(() => hub.Joining.InviteAsync(ada, community, Guid.NewGuid(), default));
        await Assert.ThrowsAsync<NotThere>(() => hub.Joining.JoinAsync(eve, Guid.NewGuid(), null, default));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Twenty_who_come_at_once_are_all_counted(StageKind kind)
    {
        var (hub, ada, _) = await PeopleAsync(kind);
        var community = await hub.FoundAsync(ada);
        var heard = await hub.ListenAsync(ada, Streams.Community(community), 0);
        var people = new List<Viewer>();
        for (var i = 0; i < 20; i++) people.Add(await hub.MemberAsync($"Membre {i}"));
        await Task.WhenAll(people.Select(person => Task.Run(() => hub.Joining.JoinAsync(person, community, null, default))));
        await heard.HasAsync(21);
        Assert.Equal(Enumerable.Range(2, 20), heard.Events.Skip(1).Select(e => ((MemberCounted)e.Content!).MemberCount));
        Assert.Equal(21, await CountAsync(hub, ada, community));
    }

    private static async Task<(HubServices Hub, Viewer Ada, Viewer Bob)> PeopleAsync(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        return (hub, await hub.MemberAsync(), await hub.MemberAsync("Bob"));
    }

    private static async Task<int> CountAsync(HubServices hub, Viewer viewer, Guid community) =>
        (await hub.Get<CommunityReads>().FindAsync(viewer, community, null, default))!.MemberCount;

    private static async Task<MembershipState?> StateAsync(HubServices hub, Viewer viewer, Guid community) =>
        (await hub.Get<CommunityReads>().MembershipsAsync(viewer, [community], default)).GetValueOrDefault(community)?.State;
}
