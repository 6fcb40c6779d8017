using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Members;
using Entraide.Hub.Text;
using Npgsql;

namespace Entraide.Bench;

/// <summary>A community whose members are signed in, written straight into the tables of a hub.</summary>
/// <param name="CommunityId">Where they all belong.</param>
/// <param name="Members">Their ids.</param>
/// <param name="Tokens">A bearer token of each, in the same order.</param>
internal sealed record Gathering(Guid CommunityId, IReadOnlyList<Guid> Members, IReadOnlyList<string> Tokens)
{
    private static readonly string[] FirstNames = ["Camille", "Étienne", "Fatima", "Joël", "Maëlle", "Nadia", "Oscar", "Thérèse"];
    private static readonly string[] LastNames = ["Aubert", "Benali", "Carpentier", "Da Silva", "Évrard", "Fontaine", "Garnier", "Hoarau", "Îlot"];

    public static async Task<Gathering> BringAsync(NpgsqlConnection db, int count)
    {
        var now = DateTimeOffset.UtcNow;
        var gathering = new Gathering(
            Ids.New(IdKind.Community, now),
            [.. Enumerable.Range(0, count).Select(_ => Ids.New(IdKind.Member, now))],
            [.. Enumerable.Range(0, count).Select(_ => Entraide.Hub.Access.Tokens.New(Entraide.Hub.Access.Tokens.Program))]);
        await gathering.WriteMembersAsync(db, now);
        await gathering.WriteCommunityAsync(db, now);
        await gathering.WriteSessionsAsync(db, now);
        return gathering;
    }

    private Task WriteMembersAsync(NpgsqlConnection db, DateTimeOffset now) => db.CopyAsync(
        "members (id, name, folded_name, status, languages, about, joined_at)",
        Members.Select((id, i) => new object[] { id, NameOf(i), Folding.Fold(NameOf(i)), (int)BeneficiaryStatus.Agent, new[] { "fr" }, "Là pour aider.", now }));

    private async Task WriteCommunityAsync(NpgsqlConnection db, DateTimeOffset now)
    {
        const string Name = "Grande assemblée";
        await db.CopyAsync(
            "communities (id, slug, name, folded_name, kind, door, summary, charter, charter_html, founded_at, member_count)",
            [[CommunityId, "grande-assemblee", Name, Folding.Fold(Name), (int)CommunityKind.National, (int)Door.Open, "Tous ensemble.", "", "", now, Members.Count]]);
        await db.CopyAsync(
            "memberships (community_id, member_id, role, state, since, word)",
            Members.Select(id => new object[] { CommunityId, id, (int)Role.Member, (int)MembershipState.Active, now, "" }));
    }

    private Task WriteSessionsAsync(NpgsqlConnection db, DateTimeOffset now) => db.CopyAsync(
        "sessions (id, member_id, token_hash, kind, name, started_at, expires_at)",
        Members.Zip(Tokens, (member, token) => new object[]
        {
            Ids.New(IdKind.Session, now), member, Entraide.Hub.Access.Tokens.Hash(token), (int)SessionKind.Program, "bench", now, now + Sessions.ProgramLife,
        }));

    private static string NameOf(int i) => $"{FirstNames[i % FirstNames.Length]} {LastNames[i / FirstNames.Length % LastNames.Length]}";
}
