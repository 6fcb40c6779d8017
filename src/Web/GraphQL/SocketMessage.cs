using System.Text.Json;
using Entraide.Web.Access;

namespace Entraide.Web.GraphQL;

/// <summary>The parts of a message that a client sent, and the messages that are always the same.</summary>
internal static class SocketMessage
{
    public static readonly ReadOnlyMemory<byte> Acknowledgement = """{"type":"connection_ack"}"""u8.ToArray();
    public static readonly ReadOnlyMemory<byte> Pong = """{"type":"pong"}"""u8.ToArray();

    public static string TypeOf(JsonElement message) => message.ValueKind == JsonValueKind.Object && Text(message, "type") is { } type
        ? type : throw new SocketClose(SocketClose.InvalidMessage, "Invalid message: no type");

    public static string IdOf(JsonElement message) => Text(message, "id") is { Length: > 0 } id
        ? id : throw new SocketClose(SocketClose.InvalidMessage, "Invalid message: no id");

    public static JsonElement? PayloadOf(JsonElement message) => message.TryGetProperty("payload", out var payload) ? payload.ValueKind switch
    {
        JsonValueKind.Object => payload,
        JsonValueKind.Null => null,
        _ => throw new SocketClose(SocketClose.InvalidMessage, "Invalid message: payload is a map"),
    } : null;

    /// <summary><c>{"authorization":"Bearer TOKEN"}</c> or <c>{"access_token":"TOKEN"}</c>; null where neither is given.</summary>
    public static string? TokenIn(JsonElement? payload)
    {
        if (payload is not { } given) return null;
        if ((Text(given, "authorization") ?? Text(given, "Authorization")) is { } authorization) return BearerToken.In(authorization) ?? "";
        return Text(given, "access_token");
    }

    private static string? Text(JsonElement message, string name)
    {
        try
        {
            return message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            throw new SocketClose(SocketClose.InvalidMessage, $"Invalid message: {name} is no valid Unicode");
        }
    }
}
