using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Hub.Tests.Storage;

public class WritingTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_repeat_with_the_same_key_returns_the_first_result_and_changes_nothing(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, topic) = await TopicAsync(hub);
        var first = await hub.Posts.AddAsync(ada, topic, "Une fois.", "cle", default);
        var second = await hub.Posts.AddAsync(ada, topic, "Deux fois.", "cle", default);
        Assert.Equal(first, second);
        Assert.Equal(["Bonjour.", "Une fois."], await BodiesAsync(hub, topic));
        Assert.Equal(2, await LastNumberAsync(hub, Streams.Topic(topic)));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Repeats_at_the_same_moment_are_one(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, topic) = await TopicAsync(hub);
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => hub.Posts.AddAsync(ada, topic, "Une fois.", "cle", default))));
        Assert.Single(results.Distinct());
        Assert.Equal(["Bonjour.", "Une fois."], await BodiesAsync(hub, topic));
        Assert.Equal(2, await LastNumberAsync(hub, Streams.Topic(topic)));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_key_is_its_member_s_own(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var (ada, topic) = await TopicAsync(hub);
        var (bob, other) = await TopicAsync(hub);
        Assert.NotEqual(
            await hub.Posts.AddAsync(ada, topic, "D'Ada.", "cle", default),
            await hub.Posts.AddAsync(bob, other, "De Bob.", "cle", default));
        await Assert.ThrowsAsync<Blank>(() => hub.Posts.AddAsync(ada, topic, "…", " ", default));
        await Assert.ThrowsAsync<TooLong>(() => hub.Posts.AddAsync(ada, topic, "…", new('k', 101), default));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_change_that_fails_leaves_nothing_and_takes_no_number(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var ada = await hub.MemberAsync();
        var stream = Streams.Inbox(ada.MemberId);
        await Assert.ThrowsAsync<NotThere>(() => hub.Writes.RunOnceAsync(ada.MemberId, "cle", async write =>
        {
            await write.Db.Members.Where(m => m.Id == ada.MemberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.About, "à moitié"));
            write.Append(stream, "test.said");
            await write.Db.SaveChangesAsync();
            throw new NotThere("rest");
        }, default));
        Assert.Equal("", await hub.ReadAsync(db => db.Members.Where(m => m.Id == ada.MemberId).Select(m => m.About).FirstAsync()));
        Assert.Equal(0, await LastNumberAsync(hub, stream));
        Assert.Equal(0, await hub.ReadAsync(db => db.Events.CountAsync(e => e.Stream == stream)));
        Assert.Equal(0, await hub.ReadAsync(db => db.ClientKeys.CountAsync(k => k.MemberId == ada.MemberId)));
        await SayAsync(hub, stream);
        Assert.Equal(1, await LastNumberAsync(hub, stream));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_refused_sign_up_uses_no_invitation(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var given = await hub.Get<InvitationService>().GiveFirstAsync(default);
        await Assert.ThrowsAsync<WeakPassword>(() => SignUpAsync(hub, given.Token!, "aaaaaaaaaaaa"));
        Assert.NotNull(await hub.Get<InvitationService>().FindAsync(given.Token!, default));
        await SignUpAsync(hub, given.Token!, HubServices.Password);
        await Assert.ThrowsAsync<InvitationNotValid>(() => SignUpAsync(hub, given.Token!, HubServices.Password));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task An_invitation_for_one_lets_one_in_when_ten_come_at_once(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        var given = await hub.Get<InvitationService>().GiveFirstAsync(default);
        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await SignUpAsync(hub, given.Token!, HubServices.Password);
            }
            catch (InvitationNotValid)
            {
                return null;
            }
        })));
        Assert.Single(tries.OfType<Viewer>());
    }

    private static Task<Viewer> SignUpAsync(HubServices hub, string token, string password) => hub.AskAsync(services =>
        services.GetRequiredService<AccountService>().SignUpAsync(new(token, $"{Guid.NewGuid()}@exemple.fr", password, "Ada", BeneficiaryStatus.Agent), default));

    private static async Task<(Viewer Author, Guid Topic)> TopicAsync(HubServices hub)
    {
        var author = await hub.MemberAsync();
        return (author, await hub.Posts.StartTopicAsync(author, await hub.FoundAsync(author), "Un sujet", "Bonjour.", null, default));
    }

    private static Task<List<string>> BodiesAsync(HubServices hub, Guid topic) =>
        hub.ReadAsync(db => db.Posts.Where(p => p.TopicId == topic).OrderBy(p => p.Number).Select(p => p.Body).ToListAsync());

    private static Task<long> LastNumberAsync(HubServices hub, string stream) =>
        hub.ReadAsync(db => db.Streams.Where(s => s.Id == stream).Select(s => s.LastNumber).FirstOrDefaultAsync());

    private static Task<bool> SayAsync(HubServices hub, string stream) => hub.Writes.RunAsync(write =>
    {
        write.Append(stream, "test.said");
        return Task.FromResult(true);
    }, default);
}
