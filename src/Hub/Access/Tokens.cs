using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Entraide.Hub.Access;

/// <summary>Secrets that the hub hands out: 256 random bits behind a prefix that says what they are. The tables keep only their SHA-256.</summary>
public static class Tokens
{
    public const string Browser = "ehs_";
    public const string Program = "eht_";
    public const string Invitation = "ehi_";

    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, in hexadecimal.</summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
