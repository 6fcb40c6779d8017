using System.Net;
using Entraide.Hub.Mail;

namespace Entraide.Hub.Notifications;

/// <summary>The mail of what is new: a sentence and a link a line, in text and in HTML, in French.</summary>
internal sealed class DigestLetters(MailSettings settings, Unsubscribing unsubscribing)
{
    /// <summary>More of them are counted, not listed.</summary>
    private const int MostLines = 30;

    public Letter Of(string address, Guid memberId, IReadOnlyList<NotificationShown> lines)
    {
        var end = Link($"/unsubscribe/{unsubscribing.TokenOf(memberId)}");
        var subject = lines.Count == 1 ? "Une nouveauté vous attend sur Entraide" : $"{lines.Count} nouveautés vous attendent sur Entraide";
        return new(address, subject, Text(lines, end), Html(subject, lines, end), end);
    }

    private string Text(IReadOnlyList<NotificationShown> lines, string end)
    {
        var items = string.Concat(lines.Take(MostLines).Select(line => $"- {NotificationWords.Sentence(line)}\n  {Link(line.Path)}\n\n"));
        var others = lines.Count > MostLines ? $"Et {lines.Count - MostLines} autres : {Link("/notifications")}\n\n" : "";
        return $"""
            Bonjour,

            Voici ce que vous n'avez pas encore lu :

            {items}{others}Choisir ce dont on vous prévient : {Link("/me")}

            Ne plus recevoir ce courriel : {end}

            """;
    }

    private string Html(string subject, IReadOnlyList<NotificationShown> lines, string end)
    {
        var items = string.Concat(lines.Take(MostLines).Select(line => $"<li style=\"margin:0 0 12px\">{Anchor(Link(line.Path), NotificationWords.Sentence(line))}</li>\n"));
        var others = lines.Count > MostLines ? $"<p>Et {Anchor(Link("/notifications"), $"{lines.Count - MostLines} autres")}.</p>\n" : "";
        return $"""
            <!doctype html>
            <html lang="fr">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:24px">
            <h1 style="font-size:20px">{WebUtility.HtmlEncode(subject)}</h1>
            <p>Bonjour,</p>
            <p>Voici ce que vous n'avez pas encore lu :</p>
            <ul>
            {items}</ul>
            {others}<p>{Anchor(Link("/me"), "Choisir ce dont on vous prévient")}</p>
            <p>{Anchor(end, "Ne plus recevoir ce courriel")}</p>
            </body>
            </html>
            """;
    }

    private static string Anchor(string url, string words) => $"<a href=\"{WebUtility.HtmlEncode(url)}\">{WebUtility.HtmlEncode(words)}</a>";

    private string Link(string path) => settings.PublicUrl.TrimEnd('/') + path;
}
