using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Communities;

/// <summary>On a community's stream: somebody came or went.</summary>
public sealed record MemberCounted(Guid MemberId, int MemberCount) : IEventContent;

/// <summary>On a member's inbox: what they are to a community now; no state once they left or were declined.</summary>
public sealed record MembershipShown(Guid CommunityId, string CommunityName, MembershipState? State, Role? Role) : IEventContent;

/// <summary>On a steward's inbox: somebody asks to join.</summary>
public sealed record RequestShown(Guid CommunityId, string CommunityName, Guid? MemberId, string? MemberName) : IEventContent;

/// <summary>What communities tell, and what is shown of it.</summary>
public sealed class CommunityEvents : IEventContents
{
    public const string Changed = "community.changed";
    public const string MemberJoined = "member.joined";
    public const string MemberLeft = "member.left";
    public const string MembershipChanged = "membership.changed";
    public const string RequestAsked = "request.asked";

    public IReadOnlyCollection<string> Kinds { get; } = [MemberJoined, MemberLeft, MembershipChanged, RequestAsked];

    public async Task FillAsync(IReadOnlyList<LiveEvent> events, HubDb db, CancellationToken ct)
    {
        foreach (var counted in events.Where(e => e.Kind is MemberJoined or MemberLeft))
            counted.Content = new MemberCounted(counted.SubjectId!.Value, counted.Count ?? 0);

        var inbox = events.Where(e => e.Kind is MembershipChanged or RequestAsked).ToList();
        if (inbox.Count == 0) return;
        var communities = inbox.Select(e => e.SubjectId!.Value).Distinct().ToList();
        var people = inbox.Select(PersonOf).OfType<Guid>().Distinct().ToList();
        var names = await db.Communities.Where(c => communities.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var memberships = await (
            from member in db.Members
            where people.Contains(member.Id)
            from membership in db.Memberships.Where(m => m.MemberId == member.Id && communities.Contains(m.CommunityId)).DefaultIfEmpty()
            select new { member.Id, member.Name, Membership = membership }).AsNoTracking().ToListAsync(ct);

        foreach (var e in inbox)
        {
            var (community, person) = (e.SubjectId!.Value, PersonOf(e));
            var name = names.GetValueOrDefault(community, "");
            if (e.Kind == RequestAsked)
                e.Content = new RequestShown(community, name, person, memberships.Find(m => m.Id == person)?.Name);
            else
            {
                var membership = memberships.Find(m => m.Id == person && m.Membership?.CommunityId == community)?.Membership;
                e.Content = new MembershipShown(community, name, membership?.State, membership?.Role);
            }
        }
    }

    private static Guid? PersonOf(LiveEvent e) =>
        e.Kind == RequestAsked ? e.ActorId : Streams.TryParse(e.Stream, out _, out var owner) ? owner : null;
}
