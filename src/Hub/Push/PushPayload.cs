using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entraide.Hub.Notifications;

namespace Entraide.Hub.Push;

/// <summary>A message as the service worker reads it: JSON of title, body, url and tag.</summary>
internal static class PushPayload
{
    private const int MostTitleCharacters = 120, MostBodyCharacters = 400;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>UTF-8, never too long for <see cref="PushEncryption"/> where the hub's own address and tag are not.</returns>
    public static byte[] Of(PushMessage message) => JsonSerializer.SerializeToUtf8Bytes(
        message with { Title = Cut(message.Title, MostTitleCharacters), Body = Cut(message.Body, MostBodyCharacters) }, Options);

    /// <summary>
    /// The tag for the push service, so that a later message takes the place of one not delivered yet: at most 32 characters
    /// of base64url (RFC 8030, section 5.4), which do not tell what it is about.
    /// </summary>
    public static string Topic(string tag) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(tag)).AsSpan(0, 24));

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
