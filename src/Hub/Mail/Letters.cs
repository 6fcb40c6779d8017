using Entraide.Hub.Access;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.Identity;

namespace Entraide.Hub.Mail;

/// <summary>What a letter says, before it is queued.</summary>
/// <param name="Html">The same for readers of HTML, a whole document.</param>
/// <param name="UnsubscribeUrl">Where one click ends such letters (RFC 8058).</param>
public sealed record Letter(string To, string Subject, string Text, string? Html = null, string? UnsubscribeUrl = null);

/// <summary>The letters that the hub writes, in French; links lead to the hub's public address.</summary>
public sealed class Letters(MailSettings settings)
{
    public async Task<Letter> ConfirmAsync(UserManager<Account> users, Account account) => new(
        account.Email!, "Confirmez votre adresse",
        $"""
        Bonjour,

        Bienvenue dans Entraide. Pour confirmer que cette adresse est bien la vôtre, ouvrez ce lien :

        {Link("confirm", account, await users.GenerateEmailConfirmationTokenAsync(account))}

        Si vous n'avez rien demandé, vous pouvez ignorer ce message.
        """);

    public async Task<Letter> ResetAsync(UserManager<Account> users, Account account) => new(
        account.Email!, "Choisissez un nouveau mot de passe",
        $"""
        Bonjour,

        Pour choisir un nouveau mot de passe, ouvrez ce lien. Il est valable une journée :

        {Link("reset", account, await users.GeneratePasswordResetTokenAsync(account))}

        Si vous n'avez rien demandé, votre mot de passe ne change pas et vous pouvez ignorer ce message.
        """);

    private string Link(string page, Account account, string token) =>
        $"{settings.PublicUrl.TrimEnd('/')}/{page}/{account.Id}?token={Uri.EscapeDataString(token)}";
}

internal static class MailQueue
{
    /// <summary>The letter leaves when the transaction is durable.</summary>
    public static void Queue(this HubWrite write, Letter letter) => write.Db.Mails.Add(new()
    {
        Id = write.NewId(IdKind.Mail),
        To = letter.To,
        Subject = letter.Subject,
        Text = letter.Text,
        Html = letter.Html,
        UnsubscribeUrl = letter.UnsubscribeUrl,
        QueuedAt = write.Now,
        NotBefore = write.Now,
    });
}
