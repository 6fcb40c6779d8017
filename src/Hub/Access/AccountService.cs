using Entraide.Hub.Mail;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;

namespace Entraide.Hub.Access;

/// <summary>What somebody gives to become a member.</summary>
/// <param name="Invitation">The token of the invitation's link.</param>
/// <param name="Email">An e-mail address that no account has.</param>
/// <param name="Password">At least 12 characters, 5 of them different.</param>
/// <param name="Name">First and last name, at most 80 characters.</param>
/// <param name="Status">Agent, retired, spouse or child.</param>
public sealed record SignUp(string Invitation, string Email, string Password, string Name, BeneficiaryStatus Status);

/// <summary>Becoming a member, and signing in.</summary>
public sealed class AccountService(HubWrites writes, Accounts accounts, Letters letters, ISignIn signIn)
{
    /// <summary>Makes the account and the member, and signs the browser in.</summary>
    public async Task<Viewer> SignUpAsync(SignUp asked, CancellationToken ct)
    {
        var name = Require.Text(asked.Name, "name", Member.MostNameCharacters);
        var email = Accounts.CheckedEmail(asked.Email);
        var begun = await writes.RunAsync(async write =>
        {
            var invitation = await InvitationService.UseAsync(write, asked.Invitation, ct);
            var member = new Member
            {
                Id = write.NewId(IdKind.Member),
                Name = name,
                FoldedName = Folding.Fold(name),
                Status = asked.Status,
                LocalBodyCode = invitation.LocalBodyCode,
                JoinedAt = write.Now,
                HouseholdHolderId = invitation.Kind == InvitationKind.Household ? invitation.GivenById : null,
            };
            write.Db.Members.Add(member);
            await write.Db.SaveChangesAsync(ct);
            var account = new Account { Id = member.Id, UserName = email, Email = email };
            using var users = accounts.In(write.Db);
            await users.CreateAsync(account, asked.Password).OrThrowAsync();
            write.Queue(await letters.ConfirmAsync(users, account));
            return Sessions.Begin(write, member.Id, SessionKind.Browser, signIn.Device);
        }, ct);
        return Remember(begun);
    }

    public async Task<Viewer> SignInAsync(string email, string password, CancellationToken ct)
    {
        // A wrong password is written down and then refused: throwing inside would undo the count.
        var begun = await writes.RunAsync<(string, Session)?>(async write =>
        {
            using var users = accounts.In(write.Db);
            var account = await users.FindByEmailAsync(email.Trim());
            if (account is null)
            {
                accounts.SpendTheTime(password);
                return null;
            }
            if (await users.IsLockedOutAsync(account)) throw new LockedOut();
            if (!await users.CheckPasswordAsync(account, password))
            {
                await users.AccessFailedAsync(account);
                return null;
            }
            await users.ResetAccessFailedCountAsync(account);
            return Sessions.Begin(write, account.Id, SessionKind.Browser, signIn.Device);
        }, ct);
        return Remember(begun ?? throw new WrongCredentials());
    }

    public async Task SignOutAsync(Viewer viewer, CancellationToken ct)
    {
        await writes.RunAsync(write => Sessions.EndAsync(write, viewer.MemberId, s => s.Id == viewer.SessionId, ct), ct);
        signIn.Forget();
    }

    public Task ConfirmEmailAsync(Guid memberId, string token, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            using var users = accounts.In(write.Db);
            var account = await users.FindByIdAsync(memberId.ToString()) ?? throw new LinkNotValid();
            await users.ConfirmEmailAsync(account, token).OrThrowAsync();
            return true;
        }, ct);

    /// <summary>Sends the confirmation again.</summary>
    public Task SendConfirmationAsync(Viewer viewer, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            using var users = accounts.In(write.Db);
            var account = await users.FindByIdAsync(viewer.MemberId.ToString()) ?? throw new Unauthenticated();
            if (account.EmailConfirmed) throw new AlreadyThere("Your address is confirmed already.");
            write.Queue(await letters.ConfirmAsync(users, account));
            return true;
        }, ct);

    /// <summary>Sends a link to set a new password, where there is such an account; whether there is one is not told.</summary>
    public Task RequestPasswordResetAsync(string email, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            using var users = accounts.In(write.Db);
            if (await users.FindByEmailAsync(email.Trim()) is { } account) write.Queue(await letters.ResetAsync(users, account));
            return true;
        }, ct);

    /// <summary>Sets a new password, lifts a lockout and ends every session.</summary>
    public Task ResetPasswordAsync(Guid memberId, string token, string password, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            using var users = accounts.In(write.Db);
            var account = await users.FindByIdAsync(memberId.ToString()) ?? throw new LinkNotValid();
            await users.ResetPasswordAsync(account, token, password).OrThrowAsync();
            await users.SetLockoutEndDateAsync(account, null);
            await Sessions.EndAsync(write, memberId, _ => true, ct);
            return true;
        }, ct);

    private Viewer Remember((string Token, Session Session) begun)
    {
        signIn.Remember(begun.Token, begun.Session.ExpiresAt);
        return new(begun.Session.MemberId, begun.Session.Id);
    }
}
