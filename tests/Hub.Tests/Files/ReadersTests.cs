using Entraide.Fixture;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Files;

/// <summary>Who sees a file, and which message may show it.</summary>
public class ReadersTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_file_is_its_owner_s_alone_until_a_message_shows_it_and_then_who_reads_the_conversation_sees_it(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob, eve) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"), await hub.MemberAsync("Eve"));
        var group = await hub.GroupAsync(ada, bob);
        var file = await hub.GiveAsync(ada, group);
        Assert.Equal((true, false, false), (await hub.SeesAsync(ada, file), await hub.SeesAsync(bob, file), await hub.SeesAsync(eve, file)));

        var message = await hub.ShowAsync(ada, group, file.Id);
        Assert.Equal((true, true, false), (await hub.SeesAsync(ada, file), await hub.SeesAsync(bob, file), await hub.SeesAsync(eve, file)));
        Assert.Equal(file.Id, Assert.Single((await hub.Files().OfMessagesAsync([message], default))[message]).Id);

        await LeaveAsync(hub, group, bob.MemberId);
        Assert.Equal((true, false), (await hub.SeesAsync(ada, file), await hub.SeesAsync(bob, file)));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nobody_sees_the_files_of_a_deleted_message(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        var file = await hub.GiveAsync(ada, group);
        var message = await hub.ShowAsync(ada, group, file.Id);
        await hub.ReleaseAsync(message);
        Assert.False(await hub.SeesAsync(ada, file));
        Assert.Empty((await hub.Files().OfMessagesAsync([message], default))[message]);
        await Assert.ThrowsAsync<NotThere>(() => hub.ShowAsync(ada, group, file.Id));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_message_shows_only_files_of_its_author_and_its_conversation_that_no_other_shows(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, bob) = (await hub.MemberAsync(), await hub.MemberAsync("Bob"));
        var (group, other) = (await hub.GroupAsync(ada, bob), await hub.GroupAsync(ada, bob));
        var (first, second) = (await hub.GiveAsync(ada, group), await hub.GiveAsync(ada, group));
        await Assert.ThrowsAsync<NotThere>(() => hub.ShowAsync(bob, group, first.Id));
        await Assert.ThrowsAsync<NotThere>(() => hub.ShowAsync(ada, other, first.Id));
        await Assert.ThrowsAsync<NotThere>(() => hub.ShowAsync(ada, group, first.Id, Guid.NewGuid()));

        var message = await hub.ShowAsync(ada, group, first.Id, first.Id);
        await Assert.ThrowsAsync<NotThere>(() => hub.ShowAsync(ada, group, first.Id, second.Id));
        Assert.Equal([first.Id], (await hub.Files().OfMessagesAsync([message], default))[message].Select(f => f.Id));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task One_of_ten_messages_at_once_gets_a_file(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        var file = await hub.GiveAsync(ada, group);
        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await hub.ShowAsync(ada, group, file.Id);
            }
            catch (NotThere)
            {
                return Guid.Empty;
            }
        })));
        Assert.Single(tries, id => id != Guid.Empty);
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Files_are_given_only_into_conversations_that_one_takes_part_in(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, eve) = (await hub.MemberAsync(), await hub.MemberAsync("Eve"));
        var group = await hub.GroupAsync(ada, eve);
        await LeaveAsync(hub, group, eve.MemberId);
        await Assert.ThrowsAsync<NotThere>(() => hub.GiveAsync(eve, group));
        await Assert.ThrowsAsync<NotThere>(() => hub.GiveAsync(ada, Guid.NewGuid()));
    }

    private static Task<int> LeaveAsync(HubServices hub, Guid conversation, Guid member) => hub.Writes.RunAsync(write => write.Db.Participants
        .Where(p => p.ConversationId == conversation && p.MemberId == member)
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.LeftAt, write.Now)), default);
}
