using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Hub.Storage;

namespace Entraide.Hub.Demo;

/// <summary>The whole demo: who is there, where they gather, what they say there and to each other.</summary>
internal sealed class Population(Communes communes, DateTimeOffset now, Random chance, string passwordHash)
{
    private const int PostsInAll = 2_000;
    private const int Days = 240;

    /// <summary>One topic in so many is talked in today.</summary>
    private const int Lively = 4;

    private readonly DateTimeOffset birth = Moments.Whole(now.AddDays(-Days));

    public void AddTo(HubDb db)
    {
        var scripts = Script.All("Topics");
        var conversations = ConversationScript.All();
        var early = scripts.SelectMany(script => script.Named).Concat(conversations.SelectMany(script => script.With));
        var members = Cast.Members(Person.All(), [.. early], communes, birth, now, chance);
        var known = Known(members);
        var gatherings = scripts.Select((script, rank) =>
            Gathering.Of(script, members, Moments.Whole(birth.AddDays(6 + 0.4 * rank)), now, chance)).ToList();
        var discussions = Talk(gatherings);
        db.AddRange(members);
        db.AddRange(members.Select(member => Cast.AccountOf(member, passwordHash)));
        foreach (var gathering in gatherings)
        {
            db.Add(gathering.Community);
            db.AddRange(gathering.Belongings.Select(b => b.Membership));
        }
        foreach (var discussion in discussions)
        {
            db.Add(discussion.Topic);
            db.AddRange(discussion.Posts);
            db.AddRange(discussion.Revisions);
        }
        new Marks(db, now, chance).Add(discussions, known);
        var conversing = new Conversing(db, members, known, gatherings, now, chance);
        foreach (var script in conversations) conversing.Add(script);
    }

    private List<Discussion> Talk(List<Gathering> gatherings)
    {
        var stock = new Stock();
        var topics = gatherings.SelectMany(gathering => gathering.Script.Topics.Select(script => (gathering, script))).ToArray();
        chance.Shuffle(topics);
        var counts = Counts([.. topics.Select(topic => topic.script)]);
        return topics.Select((topic, rank) =>
        {
            var (start, end) = Span((double)rank / topics.Length, rank % Lively == 0);
            return new Talk(topic.gathering, stock, communes, now, chance).Hold(topic.script, counts[rank], start, end);
        }).ToList();
    }

    /// <summary>How many posts each topic gets: its own lines, and a share of what is missing in all.</summary>
    private int[] Counts(TopicScript[] topics)
    {
        var weights = Array.ConvertAll(topics, _ => 0.3 + Math.Pow(chance.NextDouble(), 2));
        var missing = PostsInAll - topics.Sum(topic => topic.Count);
        var counts = new int[topics.Length];
        double reached = 0, all = weights.Sum();
        var given = 0;
        for (var rank = 0; rank < topics.Length; rank++)
        {
            reached += weights[rank];
            var upTo = (int)Math.Round(missing * reached / all);
            counts[rank] = topics[rank].Count + upTo - given;
            given = upTo;
        }
        return counts;
    }

    private (DateTimeOffset Start, DateTimeOffset End) Span(double share, bool lively)
    {
        if (lively) return (now.AddDays(-4 - 30 * chance.NextDouble()), now.AddMinutes(-4 - 2_000 * Math.Pow(chance.NextDouble(), 2)));
        var start = birth.AddDays(18 + (Days - 24) * share);
        return (start, Moments.Earlier(start.AddDays(5 + 40 * chance.NextDouble()), now.AddHours(-5 - 60 * chance.NextDouble())));
    }

    private static List<Member> Known(List<Member> members) =>
        Demo.Accounts.Select(account => members.Single(member => member.Name == account.Name)).ToList();
}
