using System.Security.Cryptography;

namespace Entraide.Hub.Push;

/// <summary>Public keys on the curve P-256 as Web Push writes them: uncompressed points, X9.62 (RFC 8291, section 2.1).</summary>
internal static class P256
{
    public const int CoordinateBytes = 32;
    public const int PointBytes = 1 + 2 * CoordinateBytes;
    private const byte Uncompressed = 4;

    public static byte[] Point(ECParameters key) => [Uncompressed, .. key.Q.X!, .. key.Q.Y!];

    /// <returns>The point's key; the caller disposes it.</returns>
    /// <exception cref="CryptographicException">These bytes are no point of the curve.</exception>
    public static ECDiffieHellman Key(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointBytes || point[0] != Uncompressed) throw new CryptographicException("Not an uncompressed point.");
        return ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = point[1..(1 + CoordinateBytes)].ToArray(), Y = point[(1 + CoordinateBytes)..].ToArray() },
        });
    }

    public static bool IsPoint(ReadOnlySpan<byte> point)
    {
        try
        {
            using var key = Key(point);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
