using System.Net.Mime;
using System.Text;
using Entraide.Hub.Notifications;

namespace Entraide.Web.Notifications;

/// <summary>
/// Where mails of what is new are ended, by who has the mail, signed in or not: a mail program posts to the address (RFC 8058), a
/// person opens it and presses the button. Opening it alone changes nothing, as some programs open every link.
/// </summary>
public static class UnsubscribeEndpoints
{
    public static void MapUnsubscribe(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/unsubscribe/{token}", Ask);
        endpoints.MapPost("/unsubscribe/{token}", EndAsync);
    }

    private static IResult Ask(string token, Unsubscribing unsubscribing)
    {
        unsubscribing.Require(token);
        return Page("Ne plus recevoir le courriel des nouveautés ?", """<form method="post"><button>Ne plus le recevoir</button></form>""");
    }

    private static async Task<IResult> EndAsync(string token, Unsubscribing unsubscribing, CancellationToken ct)
    {
        await unsubscribing.EndAsync(token, ct);
        return Page("C'est fait.", "<p>Vous ne recevrez plus le courriel des nouveautés. Vos réglages permettent de le reprendre : <a href=\"/me\">mes réglages</a>.</p>");
    }

    private static IResult Page(string title, string body) => Results.Content($"""
        <!doctype html>
        <html lang="fr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>{title} – Entraide</title></head>
        <body><main><h1>{title}</h1>{body}</main></body>
        </html>
        """, MediaTypeNames.Text.Html, Encoding.UTF8);
}
