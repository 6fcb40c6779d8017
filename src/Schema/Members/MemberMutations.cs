using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Members;

[MutationType]
public static class MemberMutations
{
    /// <summary>Sets what the viewer says of themselves; what is left out is emptied.</summary>
    /// <param name="name">First and last name, at most 80 characters.</param>
    /// <param name="status">How they belong to the Activités Sociales.</param>
    /// <param name="localBodyCode">Code of their local body.</param>
    /// <param name="communeInsee">INSEE code of the commune where they live.</param>
    /// <param name="languages">Languages they speak, as IETF BCP 47 tags, at most 10.</param>
    /// <param name="about">A few words, plain text, at most 2,000 characters.</param>
    [Error<Blank>, Error<TooLong>, Error<NotValid>]
    public static async Task<IDataLoaderResult<Member?>> UpdateProfileAsync(
        string name, BeneficiaryStatus status, string? localBodyCode, string? communeInsee, IReadOnlyList<string>? languages, string? about,
        Viewer viewer, MemberService service, MemberById members, CancellationToken ct) =>
        members.LoadAsync(await service.UpdateAsync(viewer, new(name, status, localBodyCode, communeInsee, languages, about), ct));
}
