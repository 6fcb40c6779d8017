using Entraide.Hub.Members;
using Entraide.Hub.Places;

namespace Entraide.Hub.Demo;

/// <summary>What was said in a topic so far: it finds who speaks next and whom they answer.</summary>
internal sealed class Said(Gathering gathering, Communes communes, Slots slots, Random chance)
{
    /// <summary>How often somebody speaks again rather than a new voice.</summary>
    private const double Again = 0.25;

    private readonly List<(Member Author, string Body)> said = [];
    private Member? other;

    /// <param name="next">What comes after it; its author does not speak before as somebody.</param>
    public (Member Author, string Body) Next(Line line, DateTimeOffset at, Line? next)
    {
        var author = AuthorOf(line, at, next?.Author);
        if (said.Count > 0 && author != said[0].Author) other = author;
        var answered = said.FindLastIndex(s => s.Author != author) is >= 0 and var last ? said[last] : ((Member, string)?)null;
        var town = communes.ByInsee(author.CommuneInsee!)!.Name;
        said.Add((author, slots.Fill(line.Text, at, answered, town)));
        return said[^1];
    }

    private Member AuthorOf(Line line, DateTimeOffset at, string? next) => line.Author switch
    {
        Line.Starter => said[0].Author,
        Line.Other => other ?? throw new InvalidOperationException("Nobody has answered yet."),
        "" => Somebody(at, next),
        var name => gathering.MembersAt(at).Single(member => member.Name == name),
    };

    /// <summary>Not who started, whose lines are written; nor who has just spoken or is about to.</summary>
    private Member Somebody(DateTimeOffset at, string? next)
    {
        var known = said.Select(s => s.Author).Distinct().Where(IsFree).ToList();
        if (known.Count > 2 && chance.NextDouble() < Again) return known[chance.Next(known.Count)];
        var members = gathering.MembersAt(at).Where(IsFree).ToList();
        return members[chance.Next(members.Count)];

        bool IsFree(Member member) => member.Name != next && (said.Count == 0 || (member != said[0].Author && member != said[^1].Author));
    }
}
