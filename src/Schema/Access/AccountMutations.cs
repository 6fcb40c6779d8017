using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Access;

[MutationType]
public static class AccountMutations
{
    /// <summary>Makes an account with an invitation, and signs the browser in. A letter asks to confirm the address.</summary>
    /// <param name="invitation">The token from the invitation's link.</param>
    /// <param name="email">An e-mail address that no account has.</param>
    /// <param name="password">At least 12 characters, 5 of them different.</param>
    /// <param name="name">First and last name, at most 80 characters.</param>
    /// <param name="status">How they belong to the Activités Sociales.</param>
    [Error<InvitationNotValid>, Error<AlreadyThere>, Error<WeakPassword>, Error<Blank>, Error<TooLong>, Error<NotValid>, Error<NotAllowed>]
    public static async Task<Me> SignUpAsync(
        string invitation, string email, string password, string name, BeneficiaryStatus status, AccountService accounts, ViewerScope scope, CancellationToken ct) =>
        Enter(await accounts.SignUpAsync(new(invitation, email, password, name, status), ct), scope);

    /// <summary>Signs the browser in: the answer sets its cookie.</summary>
    /// <param name="email">The account's e-mail address.</param>
    /// <param name="password">Its password.</param>
    [Error<WrongCredentials>, Error<LockedOut>, Error<NotAllowed>]
    public static async Task<Me> SignInAsync(string email, string password, AccountService accounts, ViewerScope scope, CancellationToken ct) =>
        Enter(await accounts.SignInAsync(email, password, ct), scope);

    /// <summary>Ends this session; what it has open live ends with it.</summary>
    [UseMutationConvention(PayloadFieldName = "done"), Error<NotAllowed>]
    public static async Task<bool> SignOutAsync(Viewer viewer, AccountService accounts, CancellationToken ct)
    {
        await accounts.SignOutAsync(viewer, ct);
        return true;
    }

    /// <summary>Shows that the address is the account's.</summary>
    /// <param name="token">From the letter's link.</param>
    [UseMutationConvention(PayloadFieldName = "done"), Error<LinkNotValid>]
    public static async Task<bool> ConfirmEmailAsync([ID] Guid memberId, string token, AccountService accounts, CancellationToken ct)
    {
        await accounts.ConfirmEmailAsync(memberId, token, ct);
        return true;
    }

    /// <summary>Sends the letter that asks to confirm the address again.</summary>
    [UseMutationConvention(PayloadFieldName = "done"), Error<AlreadyThere>]
    public static async Task<bool> SendConfirmationAsync(Viewer viewer, AccountService accounts, CancellationToken ct)
    {
        await accounts.SendConfirmationAsync(viewer, ct);
        return true;
    }

    /// <summary>Sends a letter with a link to set a new password, where an account has the address; whether one has is not told.</summary>
    /// <param name="email">The account's e-mail address.</param>
    [UseMutationConvention(PayloadFieldName = "done")]
    public static async Task<bool> RequestPasswordResetAsync(string email, AccountService accounts, CancellationToken ct)
    {
        await accounts.RequestPasswordResetAsync(email, ct);
        return true;
    }

    /// <summary>Sets a new password, lifts a lockout and ends every session.</summary>
    /// <param name="token">From the letter's link.</param>
    /// <param name="password">At least 12 characters, 5 of them different.</param>
    [UseMutationConvention(PayloadFieldName = "done"), Error<LinkNotValid>, Error<WeakPassword>]
    public static async Task<bool> ResetPasswordAsync([ID] Guid memberId, string token, string password, AccountService accounts, CancellationToken ct)
    {
        await accounts.ResetPasswordAsync(memberId, token, password, ct);
        return true;
    }

    // What the answer shows besides is shown to who has just come in.
    private static Me Enter(Viewer viewer, ViewerScope scope)
    {
        scope.Viewer = viewer;
        return new(viewer);
    }
}
