using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Entraide.Hub.Push;

/// <summary>
/// What only the browser reads of a push message: the content coding aes128gcm (RFC 8188) in one record, with the keys of
/// RFC 8291. The push service in between learns no more of its length than one of a few sizes.
/// </summary>
public static class PushEncryption
{
    public const int SaltBytes = 16;
    public const int AuthBytes = 16;

    // A push service must take 4,096 bytes (RFC 8030, section 7.2), and no record is longer (RFC 8291, section 4).
    private const int RecordSize = 4096;
    private const int KeyBytes = 16, NonceBytes = 12, TagBytes = 16;
    private const int HeaderBytes = SaltBytes + sizeof(uint) + 1 + P256.PointBytes;

    // Of the last record; padding of zeros follows (RFC 8188, section 2).
    private const byte Delimiter = 2;

    private static readonly int[] Sizes = [256, 1024, MostBytes];

    /// <summary>The most that a message may have, in bytes.</summary>
    public const int MostBytes = RecordSize - HeaderBytes - TagBytes - 1;

    /// <summary>Encrypts for one subscription, with a key pair and a salt of this message alone.</summary>
    /// <param name="content">At most <see cref="MostBytes"/>.</param>
    /// <param name="browser">The browser's public key, <c>p256dh</c>.</param>
    /// <param name="auth">The secret that the browser shares, 16 bytes.</param>
    /// <returns>The body of the request to the push service.</returns>
    public static byte[] Encrypt(ReadOnlySpan<byte> content, ReadOnlySpan<byte> browser, ReadOnlySpan<byte> auth)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var length = content.Length;
        return Encrypt(content, Sizes.First(size => length <= size), browser, auth, own, RandomNumberGenerator.GetBytes(SaltBytes));
    }

    /// <summary>As <see cref="Encrypt(ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>, with nothing left to chance.</summary>
    /// <param name="length">What the content is padded to, in bytes.</param>
    /// <param name="own">The message's key pair.</param>
    public static byte[] Encrypt(
        ReadOnlySpan<byte> content, int length, ReadOnlySpan<byte> browser, ReadOnlySpan<byte> auth, ECDiffieHellman own, ReadOnlySpan<byte> salt)
    {
        var ownPoint = P256.Point(own.ExportParameters(includePrivateParameters: false));
        var input = InputKey(browser, auth, own, ownPoint);

        // RFC 8188, sections 2.2 and 2.3. The nonce of the first record is the derived one as it is.
        Span<byte> key = stackalloc byte[KeyBytes], nonce = stackalloc byte[NonceBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, input, key, salt, "Content-Encoding: aes128gcm\0"u8);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, input, nonce, salt, "Content-Encoding: nonce\0"u8);

        var plain = new byte[length + 1];
        content.CopyTo(plain);
        plain[content.Length] = Delimiter;

        var body = new byte[HeaderBytes + plain.Length + TagBytes];
        WriteHeader(body, salt, ownPoint);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, body.AsSpan(HeaderBytes, plain.Length), body.AsSpan(HeaderBytes + plain.Length));
        return body;
    }

    // RFC 8291, section 3.4: HKDF of the shared secret, salted with auth, for these two keys.
    private static byte[] InputKey(ReadOnlySpan<byte> browser, ReadOnlySpan<byte> auth, ECDiffieHellman own, ReadOnlySpan<byte> ownPoint)
    {
        using var theirs = P256.Key(browser);
        using var theirKey = theirs.PublicKey;
        var input = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(theirKey), input, auth, [.. "WebPush: info\0"u8, .. browser, .. ownPoint]);
        return input;
    }

    // RFC 8188, section 2.1; the key id is the public key (RFC 8291, section 4).
    private static void WriteHeader(Span<byte> body, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> ownPoint)
    {
        salt.CopyTo(body);
        BinaryPrimitives.WriteUInt32BigEndian(body[SaltBytes..], RecordSize);
        body[SaltBytes + sizeof(uint)] = P256.PointBytes;
        ownPoint.CopyTo(body[(SaltBytes + sizeof(uint) + 1)..]);
    }
}
