using System.Text.RegularExpressions;
using Entraide.Hub.Access;
using Entraide.Hub.Places;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Members;

/// <summary>What a member says of themselves.</summary>
/// <param name="Name">First and last name, at most 80 characters.</param>
/// <param name="Status">Agent, retired, spouse or child.</param>
/// <param name="LocalBodyCode">Code of their local body.</param>
/// <param name="CommuneInsee">INSEE code of their commune.</param>
/// <param name="Languages">IETF BCP 47 tags, at most 10.</param>
/// <param name="About">A few words, plain text, at most 2,000 characters.</param>
public sealed record Profile(
    string Name, BeneficiaryStatus Status, string? LocalBodyCode, string? CommuneInsee, IReadOnlyList<string>? Languages, string? About);

/// <summary>What members change of themselves.</summary>
public sealed partial class MemberService(HubWrites writes, Communes communes, LocalBodies localBodies)
{
    public Task<Guid> UpdateAsync(Viewer viewer, Profile asked, CancellationToken ct)
    {
        var name = Require.Text(asked.Name, "name", Member.MostNameCharacters);
        var about = Require.Optional(asked.About, "about", Member.MostAboutCharacters);
        var languages = Checked(asked.Languages ?? []);
        if (asked.CommuneInsee is { } insee && communes.ByInsee(insee) is null) throw new NotValid("communeInsee", "no commune has this code.");
        if (asked.LocalBodyCode is { } code && localBodies.ByCode(code) is null) throw new NotValid("localBodyCode", "no local body has this code.");
        return writes.RunAsync(async write =>
        {
            var member = await write.Db.Members.FirstAsync(m => m.Id == viewer.MemberId, ct);
            (member.Name, member.FoldedName) = (name, Folding.Fold(name));
            (member.Status, member.LocalBodyCode, member.CommuneInsee) = (asked.Status, asked.LocalBodyCode, asked.CommuneInsee);
            (member.Languages, member.About) = (languages, about);
            return viewer.MemberId;
        }, ct);
    }

    private static List<string> Checked(IReadOnlyList<string> languages)
    {
        if (languages.Count > Member.MostLanguages) throw new NotValid("languages", $"at most {Member.MostLanguages}.");
        if (!languages.All(tag => LanguageTag().IsMatch(tag))) throw new NotValid("languages", "a tag is no language (IETF BCP 47).");
        return [.. languages.Distinct()];
    }

    // By its form, not by what this machine has cultures for: French sign language and the creoles are spoken too.
    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
    private static partial Regex LanguageTag();
}
