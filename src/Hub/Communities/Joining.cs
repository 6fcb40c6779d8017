using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Communities;

/// <summary>A community keeps at least one steward.</summary>
public sealed class LastSteward() : DomainError("LAST_STEWARD", "The community needs a steward: name another one first.");

/// <summary>Coming into a community and leaving it. Every step locks the community's row, so two at once take turns.</summary>
public sealed class Joining(HubWrites writes)
{
    /// <summary>Joins at once where the door is open or the member is invited, asks where it opens on request.</summary>
    /// <param name="word">A word to the stewards, at most 500 characters.</param>
    public Task<Membership> JoinAsync(Viewer viewer, Guid communityId, string? word, CancellationToken ct)
    {
        var said = Require.Optional(word, "word", Membership.MostWordCharacters);
        return ChangeAsync(communityId, async (write, community) =>
        {
            var membership = await FindAsync(write.Db, communityId, viewer.MemberId, ct);
            if (community.Door == Door.Private && membership is null or { State: MembershipState.Asked }) throw new NotThere("community");
            switch (membership?.State)
            {
                case MembershipState.Active: throw new AlreadyThere("You belong to this community already.");
                case MembershipState.Asked when community.Door != Door.Open: throw new AlreadyThere("You have asked already; a steward will answer.");
                case MembershipState.Removed: throw new NotAllowed("A steward removed you: only their invitation brings you back.");
            }
            var enters = community.Door == Door.Open || membership?.State == MembershipState.Invited;
            membership ??= Add(write, communityId, viewer.MemberId);
            membership.Word = said;
            if (enters) await EnterAsync(write, membership, viewer, ct);
            else await AskAsync(write, membership, ct);
            return membership;
        }, ct);
    }

    /// <summary>Leaves, or takes back a request or says no to an invitation.</summary>
    public Task<Guid> LeaveAsync(Viewer viewer, Guid communityId, CancellationToken ct) =>
        ChangeAsync(communityId, async (write, _) =>
        {
            var membership = await FindAsync(write.Db, communityId, viewer.MemberId, ct);
            if (membership is null or { State: MembershipState.Removed }) throw new NotAMember();
            if (membership.State == MembershipState.Active) await ExitAsync(write, membership, viewer, ct);
            write.Db.Memberships.Remove(membership);
            write.Append(Streams.Inbox(viewer.MemberId), CommunityEvents.MembershipChanged, communityId, viewer.MemberId);
            return communityId;
        }, ct);

    /// <summary>A steward invites somebody, also somebody who was removed.</summary>
    public Task<Membership> InviteAsync(Viewer viewer, Guid communityId, Guid memberId, CancellationToken ct) =>
        AsStewardAsync(viewer, communityId, async write =>
        {
            if (!await write.Db.Members.AnyAsync(m => m.Id == memberId, ct)) throw new NotThere("member");
            var membership = await FindAsync(write.Db, communityId, memberId, ct) ?? Add(write, communityId, memberId);
            switch (membership.State)
            {
                case MembershipState.Active: throw new AlreadyThere("They belong to this community already.");
                case MembershipState.Asked when write.Db.Entry(membership).State != EntityState.Added:
                    await EnterAsync(write, membership, viewer, ct);
                    return membership;
            }
            Set(write, membership, MembershipState.Invited, viewer.MemberId);
            return membership;
        }, ct);

    /// <summary>A steward says yes or no to a request.</summary>
    public Task<Membership> DecideAsync(Viewer viewer, Guid communityId, Guid memberId, bool accept, CancellationToken ct) =>
        AsStewardAsync(viewer, communityId, async write =>
        {
            var membership = await FindAsync(write.Db, communityId, memberId, ct);
            if (membership is not { State: MembershipState.Asked }) throw new NotThere("request");
            if (accept)
            {
                await EnterAsync(write, membership, viewer, ct);
                return membership;
            }
            write.Db.Memberships.Remove(membership);
            write.Append(Streams.Inbox(memberId), CommunityEvents.MembershipChanged, communityId, viewer.MemberId);
            return membership;
        }, ct);

    /// <summary>A steward removes a member; what they wrote stays.</summary>
    public Task<Membership> RemoveAsync(Viewer viewer, Guid communityId, Guid memberId, CancellationToken ct) =>
        AsStewardAsync(viewer, communityId, async write =>
        {
            var membership = await RequireActiveAsync(write.Db, communityId, memberId, ct);
            await ExitAsync(write, membership, viewer, ct);
            Set(write, membership, MembershipState.Removed, viewer.MemberId);
            membership.Role = Role.Member;
            return membership;
        }, ct);

    public Task<Membership> SetRoleAsync(Viewer viewer, Guid communityId, Guid memberId, Role role, CancellationToken ct) =>
        AsStewardAsync(viewer, communityId, async write =>
        {
            var membership = await RequireActiveAsync(write.Db, communityId, memberId, ct);
            if (membership.Role == role) return membership;
            if (role == Role.Member) await RequireAnotherStewardAsync(write.Db, membership, ct);
            membership.Role = role;
            write.Append(Streams.Inbox(memberId), CommunityEvents.MembershipChanged, communityId, viewer.MemberId);
            return membership;
        }, ct);

    private Task<Membership> AsStewardAsync(Viewer viewer, Guid communityId, Func<HubWrite, Task<Membership>> change, CancellationToken ct) =>
        ChangeAsync(communityId, async (write, _) =>
        {
            await write.Db.RequireStewardAsync(viewer, communityId, ct);
            return await change(write);
        }, ct);

    private Task<T> ChangeAsync<T>(Guid communityId, Func<HubWrite, Community, Task<T>> change, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            // Writing a column over itself is the row lock that both databases know.
            await write.Db.Communities.Where(c => c.Id == communityId)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.MemberCount, c => c.MemberCount), ct);
            var community = await write.Db.Communities.AsNoTracking().FirstOrDefaultAsync(c => c.Id == communityId, ct);
            return await change(write, community ?? throw new NotThere("community"));
        }, ct);

    private static Task<Membership?> FindAsync(HubDb db, Guid communityId, Guid memberId, CancellationToken ct) =>
        db.Memberships.FirstOrDefaultAsync(m => m.CommunityId == communityId && m.MemberId == memberId, ct);

    private static async Task<Membership> RequireActiveAsync(HubDb db, Guid communityId, Guid memberId, CancellationToken ct) =>
        await FindAsync(db, communityId, memberId, ct) is { State: MembershipState.Active } membership ? membership : throw new NotThere("member");

    private static Membership Add(HubWrite write, Guid communityId, Guid memberId) =>
        write.Db.Memberships.Add(new()
        {
            CommunityId = communityId,
            MemberId = memberId,
            Role = Role.Member,
            State = MembershipState.Asked,
            Since = write.Now,
        }).Entity;

    private static void Set(HubWrite write, Membership membership, MembershipState state, Guid by)
    {
        membership.State = state;
        membership.Since = write.Now;
        write.Append(Streams.Inbox(membership.MemberId), CommunityEvents.MembershipChanged, membership.CommunityId, by);
    }

    private static async Task AskAsync(HubWrite write, Membership membership, CancellationToken ct)
    {
        Set(write, membership, MembershipState.Asked, membership.MemberId);
        var stewards = await write.Db.Memberships
            .Where(m => m.CommunityId == membership.CommunityId && m.Role == Role.Steward && m.State == MembershipState.Active)
            .Select(m => m.MemberId).ToListAsync(ct);
        foreach (var steward in stewards)
            write.Append(Streams.Inbox(steward), CommunityEvents.RequestAsked, membership.CommunityId, membership.MemberId);
    }

    private static async Task EnterAsync(HubWrite write, Membership membership, Viewer by, CancellationToken ct)
    {
        Set(write, membership, MembershipState.Active, by.MemberId);
        await CountAsync(write, membership, CommunityEvents.MemberJoined, +1, ct);
    }

    private static async Task ExitAsync(HubWrite write, Membership membership, Viewer by, CancellationToken ct)
    {
        await RequireAnotherStewardAsync(write.Db, membership, ct);
        await CountAsync(write, membership, CommunityEvents.MemberLeft, -1, ct);
        write.Append(Streams.Inbox(membership.MemberId), LiveKinds.AccessChanged, membership.CommunityId, by.MemberId);
    }

    private static async Task CountAsync(HubWrite write, Membership membership, string kind, int change, CancellationToken ct)
    {
        var community = write.Db.Communities.Where(c => c.Id == membership.CommunityId);
        await community.ExecuteUpdateAsync(set => set.SetProperty(c => c.MemberCount, c => c.MemberCount + change), ct);
        var count = await community.Select(c => c.MemberCount).FirstAsync(ct);
        write.Append(Streams.Community(membership.CommunityId), kind, membership.MemberId, count: count);
    }

    private static async Task RequireAnotherStewardAsync(HubDb db, Membership membership, CancellationToken ct)
    {
        var lonely = membership.Role == Role.Steward && !await db.Memberships.AnyAsync(
            m => m.CommunityId == membership.CommunityId && m.MemberId != membership.MemberId && m.Role == Role.Steward && m.State == MembershipState.Active, ct);
        if (lonely) throw new LastSteward();
    }
}
