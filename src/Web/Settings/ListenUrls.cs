namespace Entraide.Web.Settings;

/// <summary>The addresses that the host listens on, as ASP.NET Core writes them: <c>http://*:8080;http://localhost:5080</c>.</summary>
internal static class ListenUrls
{
    /// <summary>What a browser on this machine calls the first of them.</summary>
    /// <exception cref="SettingError">One of them is no address to listen on.</exception>
    public static Uri PublicOf(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parsed).ToList();
        if (addresses.Count == 0) throw Wrong(urls);
        var first = addresses[0];
        var host = first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : first.Host;
        return Uri.TryCreate($"{first.Scheme}://{host}:{first.Port}/", UriKind.Absolute, out var url) ? url : throw Wrong(urls);
    }

    private static BindingAddress Parsed(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Port is >= 0 and <= 65535 ? address : throw Wrong(url);
        }
        catch (FormatException)
        {
            throw Wrong(url);
        }
    }

    private static SettingError Wrong(string url) =>
        new(Given.NameOf(HubSettings.UrlsKey), $"'{url}' is no address to listen on, such as http://localhost:5080.");
}
