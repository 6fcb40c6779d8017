using Entraide.Hub.Communities;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Access;

/// <summary>An invitation that was just given, with the token that only its giver sees, once.</summary>
public sealed record GivenInvitation(Invitation Invitation, string? Token);

/// <summary>The links with which people become members.</summary>
public sealed class InvitationService(IDbContextFactory<HubDb> contexts, HubWrites writes, TimeProvider clock)
{
    public const int MostUses = 500;
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Any member invites one person of their household; a steward of their local body's community invites several people.</summary>
    /// <param name="uses">How many people may use the link, 1 to 500; one for a household.</param>
    public Task<GivenInvitation> GiveAsync(Viewer viewer, InvitationKind kind, int? uses, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            await write.Db.RequireConfirmedAsync(viewer, ct);
            var times = kind == InvitationKind.Household ? 1 : uses ?? 20;
            if (times is < 1 or > MostUses) throw new NotValid("uses", $"between 1 and {MostUses}.");
            var localBody = kind == InvitationKind.Household
                ? await write.Db.Members.Where(m => m.Id == viewer.MemberId).Select(m => m.LocalBodyCode).FirstAsync(ct)
                : await StewardedLocalBodyAsync(write.Db, viewer, ct);
            return Give(write, kind, viewer.MemberId, localBody, times);
        }, ct);

    /// <summary>The very first invitation of an empty hub, which its host prints.</summary>
    public Task<GivenInvitation> GiveFirstAsync(CancellationToken ct) =>
        writes.RunAsync(write => Task.FromResult(Give(write, InvitationKind.LocalBody, null, null, 1)), ct);

    /// <summary>What somebody may see before they sign up; null where it is no longer valid.</summary>
    public async Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hash = Tokens.Hash(token);
        return await db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.TokenHash == hash && i.UsesLeft > 0 && i.ExpiresAt > clock.Now(), ct);
    }

    /// <summary>Those that the viewer gave and that are still valid, the newest first.</summary>
    public async Task<IReadOnlyList<GivenInvitation>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Invitations.AsNoTracking().Where(i => i.GivenById == viewer.MemberId && i.UsesLeft > 0 && i.ExpiresAt > clock.Now())
            .OrderByDescending(i => i.GivenAt).Select(i => new GivenInvitation(i, null)).ToListAsync(ct);
    }

    /// <summary>Takes an invitation back; who came by it stays.</summary>
    public Task<GivenInvitation> RevokeAsync(Viewer viewer, Guid invitationId, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var invitation = await write.Db.Invitations.FirstOrDefaultAsync(i => i.Id == invitationId && i.GivenById == viewer.MemberId, ct)
                ?? throw new NotThere("invitation");
            invitation.UsesLeft = 0;
            return new GivenInvitation(invitation, null);
        }, ct);

    /// <summary>Takes one use; two at once never take the same.</summary>
    /// <exception cref="InvitationNotValid">It is unknown, used up or past its date.</exception>
    internal static async Task<Invitation> UseAsync(HubWrite write, string token, CancellationToken ct)
    {
        var hash = Tokens.Hash(token);
        var valid = write.Db.Invitations.Where(i => i.TokenHash == hash && i.UsesLeft > 0 && i.ExpiresAt > write.Now);
        if (await valid.ExecuteUpdateAsync(set => set.SetProperty(i => i.UsesLeft, i => i.UsesLeft - 1), ct) != 1) throw new InvitationNotValid();
        return await write.Db.Invitations.AsNoTracking().FirstAsync(i => i.TokenHash == hash, ct);
    }

    private static GivenInvitation Give(HubWrite write, InvitationKind kind, Guid? by, string? localBody, int uses)
    {
        var token = Tokens.New(Tokens.Invitation);
        var invitation = new Invitation
        {
            Id = write.NewId(IdKind.Invitation),
            TokenHash = Tokens.Hash(token),
            Kind = kind,
            GivenById = by,
            LocalBodyCode = localBody,
            UsesLeft = uses,
            GivenAt = write.Now,
            ExpiresAt = write.Now + Life,
        };
        write.Db.Invitations.Add(invitation);
        return new(invitation, token);
    }

    private static async Task<string?> StewardedLocalBodyAsync(HubDb db, Viewer viewer, CancellationToken ct)
    {
        var stewarded = await (from membership in db.ActiveMemberships(viewer)
                               join community in db.Communities on membership.CommunityId equals community.Id
                               where membership.Role == Role.Steward && community.Kind == CommunityKind.LocalBody
                               orderby community.FoundedAt
                               select community).FirstOrDefaultAsync(ct);
        return stewarded is null
            ? throw new NotAllowed("Only a steward of a local body's community gives its invitations.")
            : stewarded.LocalBodyCode;
    }
}
