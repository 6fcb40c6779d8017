namespace Entraide.Web.Access;

/// <summary>How a member recognises a browser in the list of their sessions: <c>Firefox, Android</c>.</summary>
internal static class Devices
{
    private const int MostCharacters = 60;

    // Others carry Chrome's and Safari's names as well, so they are looked for first.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static string NameOf(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        ({ } browser, { } system) => $"{browser}, {system}",
        ({ } browser, null) => browser,
        _ when userAgent.Length == 0 => "Appareil inconnu",
        _ => userAgent.Length <= MostCharacters ? userAgent : userAgent[..MostCharacters],
    };

    private static string? Find((string Mark, string Name)[] names, string userAgent) =>
        names.FirstOrDefault(n => userAgent.Contains(n.Mark, StringComparison.Ordinal)).Name;
}
