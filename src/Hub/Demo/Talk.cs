using Entraide.Hub.Forums;
using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Hub.Text;

namespace Entraide.Hub.Demo;

/// <summary>A topic of the demo with what was said in it.</summary>
internal sealed record Discussion(Gathering Gathering, Topic Topic, IReadOnlyList<Post> Posts, IReadOnlyList<Revision> Revisions);

/// <summary>Lets the members of a community talk: what is written for a topic in its order, replies of the stock between.</summary>
internal sealed class Talk(Gathering gathering, Stock stock, Communes communes, DateTimeOffset now, Random chance)
{
    private const double Edited = 0.05, Deleted = 0.015;

    public Discussion Hold(TopicScript script, int count, DateTimeOffset start, DateTimeOffset end)
    {
        var lines = Arrange(script, count);
        var moments = Moments.Of(lines.Count, start, end, now, chance);
        var id = Ids.New(IdKind.Topic, moments[0]);
        var posts = new List<Post>(count);
        var revisions = new List<Revision>();
        var slots = new Slots(gathering.Script.Places, moments[0], end, chance);
        var said = new Said(gathering, [.. script.Named], communes, slots, chance);
        foreach (var (line, at) in lines.Zip(moments))
        {
            var (author, body) = said.Next(line, at);
            var post = PostOf(id, posts.Count + 1, author, body, at);
            if (line.IsByAnybody) Change(post, end, revisions);
            posts.Add(post);
        }
        return new(gathering, TopicOf(id, slots.Fill(script.Title, moments[0]), script, posts), posts, revisions);
    }

    /// <summary>Each line has a place between 0 and 1: lines and asides evenly, replies of the stock by their phase.</summary>
    private List<Line> Arrange(TopicScript script, int count)
    {
        var placed = new List<(double Place, Line Line)>(count);
        Spread(script.Lines, (step, steps) => step / (steps - 1.0));
        Spread(script.Asides, (step, steps) => Within((step + chance.NextDouble()) / steps));
        var held = new HashSet<string>();
        while (placed.Count < count)
        {
            var phase = (Phase)chance.Next(3);
            placed.Add((PlaceIn(phase), new("", stock.Take(script.Theme, phase, held, chance), false)));
        }
        return placed.OrderBy(p => p.Place).Select(p => p.Line).ToList();

        void Spread(IReadOnlyList<Line> lines, Func<int, int, double> place)
        {
            var steps = lines.Count(line => !line.Follows);
            var step = 0;
            foreach (var line in lines) placed.Add((line.Follows ? placed[^1].Place : place(step++, steps), line));
        }
    }

    private double PlaceIn(Phase phase) => phase switch
    {
        Phase.Early => Within(0.4 * chance.NextDouble()),
        Phase.Middle => Within(0.25 + 0.5 * chance.NextDouble()),
        _ => Within(0.6 + 0.4 * chance.NextDouble()),
    };

    /// <summary>Neither before the first line nor after the last.</summary>
    private static double Within(double share) => 0.01 + 0.98 * share;

    private void Change(Post post, DateTimeOffset end, List<Revision> revisions)
    {
        var roll = chance.NextDouble();
        var later = Moments.Whole(Moments.Earlier(post.PostedAt.AddMinutes(chance.Next(2, 90)), end));
        if (roll < Deleted) post.Delete(later);
        else if (roll < Deleted + Edited) AddSentence(post, later, revisions);
    }

    /// <summary>Its last sentence came as an edit.</summary>
    private static void AddSentence(Post post, DateTimeOffset at, List<Revision> revisions)
    {
        var cut = post.Body.LastIndexOf(". ", StringComparison.Ordinal);
        if (cut < 0) return;
        revisions.Add(new() { PostId = post.Id, Number = 1, Body = post.Body[..(cut + 1)], WrittenAt = post.PostedAt });
        post.Reword(post.Body, at);
    }

    private static Post PostOf(Guid topic, int number, Member author, string body, DateTimeOffset at) => new()
    {
        Id = Ids.New(IdKind.Post, at),
        TopicId = topic,
        Number = number,
        AuthorId = author.Id,
        Body = body,
        Html = MarkdownText.ToHtml(body),
        PostedAt = at,
    };

    private Topic TopicOf(Guid id, string title, TopicScript script, List<Post> posts) => new()
    {
        Id = id,
        CommunityId = gathering.Community.Id,
        AuthorId = posts[0].AuthorId,
        Title = title,
        StartedAt = posts[0].PostedAt,
        LastPostNumber = posts.Count,
        LastPostAt = posts[^1].PostedAt,
        LastAuthorId = posts[^1].AuthorId,
        Pinned = script.Pinned,
        Locked = script.Locked,
    };
}
