using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Members;

[QueryType]
public static class MemberQueries
{
    /// <summary>A profile, for who shares a community with its member.</summary>
    public static Task<Member?> GetMemberAsync([ID] Guid id, Viewer viewer, MemberReads members, CancellationToken ct) => members.FindAsync(viewer, id, ct);
}
