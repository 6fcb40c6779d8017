using System.Buffers.Binary;
using System.Text;

namespace Entraide.Bench.Fanout;

/// <summary>WebSocket frames (RFC 6455, 5.2), as far as a client here needs them.</summary>
internal static class Frames
{
    public const int Close = 8, Ping = 9;
    private const int Pong = 10, Text = 1, Final = 0x80, Masked = 0x80, MaskBytes = 4;

    /// <summary>SignalR ends each message of its JSON protocol by this.</summary>
    public const char RecordEnd = '\u001e';

    public static byte[] Record(string json) => Of(Text, Encoding.UTF8.GetBytes(json + RecordEnd));

    public static byte[] Answer(ReadOnlySpan<byte> ping) => Of(Pong, ping);

    /// <summary>The first frame that is whole; null where more has to be read.</summary>
    public static (int Kind, bool IsFinal, Range Payload)? First(ReadOnlySpan<byte> read)
    {
        if (read.Length < 2) return null;
        var (start, length) = read[1] switch
        {
            126 => (4, read.Length < 4 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(read[2..])),
            127 => (10, read.Length < 10 ? int.MaxValue : checked((int)BinaryPrimitives.ReadUInt64BigEndian(read[2..]))),
            var few => (2, few),
        };
        return read.Length - start >= length ? (read[0] & 0xF, (read[0] & Final) != 0, start..(start + length)) : null;
    }

    /// <summary>A client masks what it sends; the mask of zeros does.</summary>
    private static byte[] Of(int kind, ReadOnlySpan<byte> payload)
    {
        var isShort = payload.Length < 126;
        var frame = new byte[(isShort ? 2 : 4) + MaskBytes + payload.Length];
        frame[0] = (byte)(Final | kind);
        frame[1] = (byte)(Masked | (isShort ? payload.Length : 126));
        if (!isShort) BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        payload.CopyTo(frame.AsSpan(frame.Length - payload.Length));
        return frame;
    }
}
