using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Demo;

/// <summary>A community of the size that the largest ones have.</summary>
internal sealed class LargeAssembly(HubWrite write, Communes communes, Random chance)
{
    private const int Members = 15_000;
    private const int Batch = 500;
    private const int DaysOld = 90;

    private readonly DateTimeOffset founded = write.Now.AddDays(-DaysOld);

    public async Task<bool> AddAsync(CancellationToken ct)
    {
        var script = Script.All("Large").Single();
        if (await write.Db.Communities.AnyAsync(c => c.Slug == script.Slug, ct)) return false;
        var actors = await write.Db.Members.Where(m => write.Db.Users.Any(a => a.Id == m.Id && a.Email!.EndsWith(Cast.EmailDomain)))
            .OrderBy(m => m.FoldedName).ToListAsync(ct);
        if (!script.Named.IsSubsetOf(actors.Select(m => m.Name))) return false;
        var community = Found(script, actors);
        await SaveAsync(ct);
        foreach (var batch in Crowd(actors).Take(Members - actors.Count).Chunk(Batch))
        {
            write.Db.AddRange(batch);
            write.Db.AddRange(batch.Select(member => Join(community, script, member)));
            await SaveAsync(ct);
        }
        return true;
    }

    private Guid Found(Script script, List<Member> actors)
    {
        var id = Ids.New(IdKind.Community, founded);
        var gathering = new Gathering(script, Gathering.CommunityOf(script, id, founded, Members), actors.ConvertAll(m => (m, Join(id, script, m))));
        write.Db.Add(gathering.Community);
        write.Db.AddRange(gathering.Belongings.Select(b => b.Membership));
        var talk = new Talk(gathering, new Stock(), communes, write.Now, chance);
        foreach (var (rank, topic) in script.Topics.Index())
        {
            var end = write.Now.AddMinutes(-6 - 700 * rank);
            var discussion = talk.Hold(topic, topic.Count + 12, end.AddDays(-12), end);
            write.Db.Add(discussion.Topic);
            write.Db.AddRange(discussion.Posts);
            write.Db.AddRange(discussion.Revisions);
        }
        return id;
    }

    private Membership Join(Guid community, Script script, Member member) => new()
    {
        CommunityId = community,
        MemberId = member.Id,
        Role = script.Stewards.Contains(member.Name) ? Role.Steward : Role.Member,
        State = MembershipState.Active,
        Since = member.JoinedAt > founded ? member.JoinedAt : founded,
    };

    /// <summary>First and last names of the demo, put together anew.</summary>
    private IEnumerable<Member> Crowd(List<Member> actors)
    {
        var people = Person.All();
        var pairs = people.SelectMany(first => people.Select(last => $"{first.Name.Split(' ', 2)[0]} {last.Name.Split(' ', 2)[1]}"))
            .Distinct().Except(actors.Select(m => m.Name)).ToArray();
        chance.Shuffle(pairs);
        return pairs.Select(name => people[chance.Next(people.Count)] with { Name = name, About = "" })
            .Select(person => Cast.MemberOf(person, communes, Moments.Whole(founded.AddDays((DaysOld - 1) * chance.NextDouble())), null));
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await write.Db.SaveChangesAsync(ct);
        write.Db.ChangeTracker.Clear();
    }
}
