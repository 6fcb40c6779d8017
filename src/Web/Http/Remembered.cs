namespace Entraide.Web.Http;

internal static class Remembered
{
    /// <summary>The browser need not ask again: the address never shows anything else, and shows it to this person.</summary>
    public static void RememberForEver(this HttpResponse response) => response.Headers.CacheControl = "private, immutable, max-age=31536000";
}
