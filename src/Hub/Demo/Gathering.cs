using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Hub.Text;

namespace Entraide.Hub.Demo;

/// <summary>A community of the demo and who belongs to it.</summary>
internal sealed record Gathering(Script Script, Community Community, IReadOnlyList<(Member Member, Membership Membership)> Belongings)
{
    /// <summary>Those who belonged to it at a moment.</summary>
    public IEnumerable<Member> MembersAt(DateTimeOffset moment) => Belongings
        .Where(b => b.Membership.State == MembershipState.Active && b.Membership.Since < moment).Select(b => b.Member);

    public static Gathering Of(Script script, IReadOnlyList<Member> all, DateTimeOffset founded, DateTimeOffset now, Random chance)
    {
        var id = Ids.New(IdKind.Community, founded);
        var belongings = Active(script, all, chance).Select(member => (member, Join(id, script, member, founded, now, chance)))
            .Concat(script.Asked.Select(asked => Ask(id, all.Single(m => m.Name == asked.Name), asked.Word, now, chance)))
            .ToList();
        return new(script, CommunityOf(script, id, founded, belongings.Count(b => b.Item2.State == MembershipState.Active)), belongings);
    }

    public static Community CommunityOf(Script script, Guid id, DateTimeOffset founded, int members) => new()
    {
        Id = id,
        Slug = script.Slug,
        Name = script.Name,
        FoldedName = Folding.Fold(script.Name),
        Kind = script.Kind,
        Door = script.Door,
        Summary = script.Summary,
        Charter = script.Charter,
        CharterHtml = MarkdownText.ToHtml(script.Charter),
        LocalBodyCode = script.LocalBody,
        FoundedAt = founded,
        MemberCount = members,
    };

    /// <summary>Those named first, then those of its local body and of the status it draws, then anybody, up to its size.</summary>
    private static IEnumerable<Member> Active(Script script, IReadOnlyList<Member> all, Random chance)
    {
        var named = script.Named;
        var asked = script.Asked.Select(a => a.Name).ToHashSet();
        var others = all.Where(m => !named.Contains(m.Name) && !asked.Contains(m.Name)).ToArray();
        chance.Shuffle(others);
        return all.Where(m => named.Contains(m.Name))
            .Concat(others.OrderBy(m => script.LocalBody is { } body && m.LocalBodyCode != body).ThenBy(m => script.Prefers is { } status && m.Status != status))
            .Take(Math.Max(script.Size, named.Count));
    }

    private static Membership Join(Guid community, Script script, Member member, DateTimeOffset founded, DateTimeOffset now, Random chance)
    {
        var from = member.JoinedAt > founded ? member.JoinedAt : founded;
        var days = script.Named.Contains(member.Name) ? 3 : 20;
        var steward = script.Stewards.Contains(member.Name);
        return new()
        {
            CommunityId = community,
            MemberId = member.Id,
            Role = steward ? Role.Steward : Role.Member,
            State = MembershipState.Active,
            Since = Moments.Whole(Moments.Earlier(script.Stewards[0] == member.Name ? from : from.AddDays(days * chance.NextDouble()), now.AddHours(-1))),
        };
    }

    private static (Member, Membership) Ask(Guid community, Member member, string word, DateTimeOffset now, Random chance) => (member, new()
    {
        CommunityId = community,
        MemberId = member.Id,
        Role = Role.Member,
        State = MembershipState.Asked,
        Since = Moments.Whole(Moments.Earlier(now.AddHours(-40 * chance.NextDouble()), now.AddHours(-1))),
        Word = word,
    });
}
