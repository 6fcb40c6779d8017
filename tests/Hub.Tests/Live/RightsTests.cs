using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Xunit;

namespace Entraide.Hub.Tests.Live;

public class RightsTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_removed_or_leaves_hears_no_more(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob, eve) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"), await hub.MemberAsync("Eve"));
        var community = await hub.FoundAsync(ada);
        var topic = await hub.Posts.StartTopicAsync(ada, community, "Un sujet", "Bonjour.", null, default);
        foreach (var member in new[] { bob, eve }) await hub.Joining.JoinAsync(member, community, null, default);
        Recorder[] open = [await ListenAsync(bob, Streams.Topic(topic)), await ListenAsync(bob, Streams.Community(community)), await ListenAsync(eve, Streams.Topic(topic))];
        var inbox = await ListenAsync(bob, Saying.InboxOf(bob));
        await hub.Joining.RemoveAsync(ada, community, bob.MemberId, default);
        await hub.Joining.LeaveAsync(eve, community, default);
        foreach (var ended in open)
        {
            await ended.EndsAsync();
            Assert.IsType<NotAllowed>(ended.Ended);
        }
        await hub.Posts.AddAsync(ada, topic, "Entre nous.", null, default);
        Assert.DoesNotContain(open.SelectMany(o => o.Events), e => e.Kind == "post.added");
        Assert.Null(inbox.Ended);

        Task<Recorder> ListenAsync(Viewer viewer, string stream) => hub.ListenAsync(viewer, stream);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Who_is_signed_out_everywhere_hears_no_more(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"));
        var community = await hub.FoundAsync(ada);
        await hub.Joining.JoinAsync(bob, community, null, default);
        var (inbox, forum, other) = (await hub.ListenAsync(bob, Saying.InboxOf(bob)), await hub.ListenAsync(bob, Streams.Community(community)), await hub.ListenAsync(ada, Streams.Community(community)));
        await hub.Get<Sessions>().EndAllAsync(bob, default);
        await inbox.EndsAsync();
        await forum.EndsAsync();
        Assert.IsType<Unauthenticated>(inbox.Ended);
        Assert.IsType<Unauthenticated>(forum.Ended);
        Assert.Null(other.Ended);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task One_session_that_ends_leaves_the_others(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var token = await hub.Get<Sessions>().CreateTokenAsync(ada, "un programme", default);
        var program = (await hub.Get<Sessions>().FindAsync(token, default))!;
        var (browser, theirs) = (await hub.ListenAsync(ada, Saying.InboxOf(ada)), await hub.ListenAsync(program, Saying.InboxOf(ada)));
        await hub.Get<Sessions>().EndAsync(ada, program.SessionId, default);
        await theirs.EndsAsync();
        Assert.IsType<Unauthenticated>(theirs.Ended);
        await hub.SayAsync(Saying.InboxOf(ada));
        await browser.HasAsync(2);
        Assert.Null(browser.Ended);
    }
}
