using Entraide.Hub.Files;
using Microsoft.AspNetCore.WebUtilities;

namespace Entraide.Web.Settings;

/// <summary>A bucket as the settings name it: <c>s3://ACCESS:SECRET@HOST:PORT/BUCKET?region=eu-west-3&amp;tls=false</c>.</summary>
internal static class BucketAddress
{
    private const string DefaultRegion = "us-east-1";

    public static BucketSettings? Checked(string? text)
    {
        if (text is null) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "s3" || address.Host.Length == 0) throw Wrong("it is no such address.");
        if (address.UserInfo.Split(':') is not [{ Length: > 0 } access, { Length: > 0 } secret]) throw Wrong("it holds no ACCESS:SECRET.");
        if (address.AbsolutePath.Trim('/') is not { Length: > 0 } bucket || bucket.Contains('/', StringComparison.Ordinal)) throw Wrong("it names no bucket.");
        var (region, tls) = (DefaultRegion, true);
        foreach (var (name, value) in QueryHelpers.ParseQuery(address.Query))
        {
            if (name == "region" && value is [{ Length: > 0 } named]) region = named;
            else if (name == "tls" && bool.TryParse(value, out var given)) tls = given;
            else throw Wrong($"'{name}={value}' is neither region=NAME nor tls=true or false.");
        }
        var server = new UriBuilder(tls ? "https" : "http", address.Host, address.Port).Uri;
        return new(server, bucket, region, Uri.UnescapeDataString(access), Uri.UnescapeDataString(secret));
    }

    private static SettingError Wrong(string why) =>
        new(Given.NameOf(HubSettings.FilesKey), $"not 's3://ACCESS:SECRET@HOST:PORT/BUCKET?region=NAME&tls=true': {why}");
}
