using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Hub.Places;
using Entraide.Hub.Text;

namespace Entraide.Hub.Demo;

/// <summary>A row of names.csv.</summary>
/// <param name="Household">Name of the member whose household they belong to, of a row above; or empty.</param>
internal sealed record Person(string Name, BeneficiaryStatus Status, string Insee, string[] Languages, string Household, string About)
{
    public static List<Person> All() => DemoFiles.Read("names.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1).Select(row => row.Split(';'))
        .Select(field => new Person(field[0], Enum.Parse<BeneficiaryStatus>(field[1]), field[2], field[3].Split(' '), field[4], field[5]))
        .ToList();
}

/// <summary>The people of the demo as members with accounts.</summary>
internal static class Cast
{
    public const string EmailDomain = "@demo.entraide.example";

    /// <param name="early">Names of those who were there from the start: they write lines that name their author.</param>
    public static List<Member> Members(IReadOnlyList<Person> people, HashSet<string> early, Communes communes, DateTimeOffset birth, DateTimeOffset now, Random chance)
    {
        var members = new Dictionary<string, Member>(people.Count);
        foreach (var person in people)
        {
            var holder = members.GetValueOrDefault(person.Household);
            var days = early.Contains(person.Name) ? 6 * chance.NextDouble() : 6 + 225 * Math.Pow(chance.NextDouble(), 1.6);
            var joined = birth.AddDays(days);
            if (holder is not null && joined < holder.JoinedAt) joined = holder.JoinedAt.AddHours(1);
            members.Add(person.Name, MemberOf(person, communes, Moments.Earlier(joined, now.AddHours(-2)), holder?.Id));
        }
        return [.. members.Values];
    }

    public static Member MemberOf(Person person, Communes communes, DateTimeOffset joined, Guid? holder) => new()
    {
        Id = Ids.New(IdKind.Member, joined),
        Name = person.Name,
        FoldedName = Folding.Fold(person.Name),
        Status = person.Status,
        LocalBodyCode = communes.ByInsee(person.Insee)?.Departement,
        CommuneInsee = person.Insee,
        Languages = [.. person.Languages],
        About = person.About,
        JoinedAt = joined,
        HouseholdHolderId = holder,
    };

    public static Account AccountOf(Member member, string passwordHash)
    {
        var email = EmailOf(member.Name);
        return new()
        {
            Id = member.Id,
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = passwordHash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            ConcurrencyStamp = Guid.NewGuid().ToString(),
        };
    }

    /// <summary>First name, a dot, the rest of the name.</summary>
    public static string EmailOf(string name)
    {
        var parts = name.Split(' ', 2);
        return $"{Plain(parts[0])}.{Plain(parts[1])}{EmailDomain}";
    }

    private static string Plain(string text) => Folding.Fold(text).Replace(' ', '-');
}
