namespace Entraide.Hub.Mail;

/// <summary>How letters leave.</summary>
/// <param name="PublicUrl">Where members reach the hub, for the links in letters.</param>
/// <param name="From">The sender's address.</param>
/// <param name="Smtp">An SMTP server, <c>smtp://user:password@host:port</c> or <c>smtps://…</c>; none: letters are written to <paramref name="Outbox"/>.</param>
/// <param name="Outbox">The folder for .eml files where no server is set.</param>
public sealed record MailSettings(string PublicUrl, string From, Uri? Smtp, string Outbox);
