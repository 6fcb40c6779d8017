using System.Net.Mail;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Hub.Access;

/// <summary>ASP.NET Core Identity, bound to the transaction under way.</summary>
public sealed class Accounts(IServiceProvider services, IPasswordHasher<Account> hasher)
{
    public const int MostEmailCharacters = 256;
    private static readonly Account Nobody = new();
    private readonly string hash = hasher.HashPassword(Nobody, "nobody has this one");

    /// <summary>Identity's rules over the tables of one transaction; the caller disposes it.</summary>
    public UserManager<Account> In(HubDb db) => ActivatorUtilities.CreateInstance<UserManager<Account>>(
        services, new UserOnlyStore<Account, HubDb, Guid>(db));

    /// <summary>Checks a password that can't be right, so that an unknown address takes as long as a known one.</summary>
    public void SpendTheTime(string password) => hasher.VerifyHashedPassword(Nobody, hash, password);

    internal static string CheckedEmail(string email)
    {
        var address = Require.Text(email, "email", MostEmailCharacters);
        return MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            ? address : throw new NotValid("email", "not an e-mail address.");
    }
}

internal static class IdentityResults
{
    public static async Task OrThrowAsync(this Task<IdentityResult> asked)
    {
        var result = await asked;
        if (result.Succeeded) return;
        var code = result.Errors.First().Code;
        throw code switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new AlreadyThere("An account has this e-mail address already: sign in, or ask for a new password."),
            nameof(IdentityErrorDescriber.InvalidToken) => new LinkNotValid(),
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new NotValid("email", "not an e-mail address."),
            _ when code.StartsWith("Password", StringComparison.Ordinal) => new WeakPassword(),
            _ => new InvalidOperationException(code),
        };
    }
}
