using Entraide.Hub.Members;
using Entraide.Hub.Places;

namespace Entraide.Hub.Demo;

/// <summary>What was said in a topic so far: it finds who speaks next and whom they answer.</summary>
/// <param name="named">Those whose words are written: they say nothing else.</param>
internal sealed class Said(Gathering gathering, HashSet<string> named, Communes communes, Slots slots, Random chance)
{
    /// <summary>How often somebody speaks again rather than a new voice.</summary>
    private const double Again = 0.25;

    private readonly List<(Member Author, string Body)> said = [];
    private Member? other;

    public (Member Author, string Body) Next(Line line, DateTimeOffset at)
    {
        var author = AuthorOf(line, at);
        if (said.Count > 0 && author != said[0].Author) other = author;
        var answered = said.FindLastIndex(s => s.Author != author) is >= 0 and var last ? said[last] : ((Member, string)?)null;
        var town = communes.ByInsee(author.CommuneInsee!)!.Name;
        said.Add((author, slots.Fill(line.Text, at, answered, town)));
        return said[^1];
    }

    private Member AuthorOf(Line line, DateTimeOffset at) => line.Author switch
    {
        Line.Starter => said[0].Author,
        Line.Other => other ?? throw new InvalidOperationException("Nobody has answered yet."),
        "" => Somebody(at),
        var name => gathering.MembersAt(at).Single(member => member.Name == name),
    };

    /// <summary>Nobody whose words are written, nor who has just spoken; nor a child, since what is left to anybody is said by grown-ups.</summary>
    private Member Somebody(DateTimeOffset at)
    {
        var known = said.Select(s => s.Author).Distinct().Where(IsFree).ToList();
        if (known.Count > 2 && chance.NextDouble() < Again) return known[chance.Next(known.Count)];
        var members = gathering.MembersAt(at).Where(IsFree).ToList();
        return members[chance.Next(members.Count)];

        bool IsFree(Member member) => member.Status != BeneficiaryStatus.Child && !named.Contains(member.Name) && member != said[^1].Author;
    }
}
