using Entraide.Hub.Storage;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Entraide.Hub.Mail;

/// <summary>
/// Sends what is queued, at least once: a letter is claimed by moving its next try on, sent, and then deleted. A node that
/// dies between leaves it to the next try.
/// </summary>
public sealed class MailSender(IDbContextFactory<HubDb> contexts, MailSettings settings, TimeProvider clock, ILogger<MailSender> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        string? said = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
                said = null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (said != error.Message) log.LogWarning(error, "Letters wait: {Reason}", error.Message);
                said = error.Message;
            }
        }
    }

    private async Task SendDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.Now();
        foreach (var mail in await db.Mails.AsNoTracking().Where(m => m.NotBefore <= now).OrderBy(m => m.NotBefore).Take(AtOnce).ToListAsync(ct))
        {
            var wait = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, mail.Tries), LongestWait.TotalMinutes));
            var claimed = await db.Mails.Where(m => m.Id == mail.Id && m.NotBefore == mail.NotBefore).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.NotBefore, now + wait).SetProperty(m => m.Tries, m => m.Tries + 1), ct);
            if (claimed == 0) continue;
            await SendAsync(mail, ct);
            await db.Mails.Where(m => m.Id == mail.Id).ExecuteDeleteAsync(ct);
        }
    }

    private async Task SendAsync(MailRow mail, CancellationToken ct)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Subject = mail.Subject;
        message.Date = mail.QueuedAt;
        message.MessageId = $"{mail.Id:N}@{new Uri(settings.PublicUrl).Host}";
        message.Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody();
        if (mail.UnsubscribeUrl is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        if (settings.Smtp is null) await WriteAsync(mail.Id, message, ct);
        else await SubmitAsync(settings.Smtp, message, ct);
    }

    private async Task WriteAsync(Guid id, MimeMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Outbox);
        // Whoever watches the folder sees whole letters only.
        var draft = Path.Combine(settings.Outbox, $".{id:N}.draft");
        await message.WriteToAsync(draft, ct);
        File.Move(draft, Path.Combine(settings.Outbox, $"{id:N}.eml"), overwrite: true);
    }

    private static async Task SubmitAsync(Uri server, MimeMessage message, CancellationToken ct)
    {
        using var smtp = new SmtpClient();
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await smtp.ConnectAsync(server.Host, server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587, security, ct);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
            await smtp.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), ct);
        await smtp.SendAsync(message, ct);
        await smtp.DisconnectAsync(true, ct);
    }
}
