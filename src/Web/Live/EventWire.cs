using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entraide.Hub;
using Entraide.Hub.Live;
using Entraide.Hub.Presence;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Entraide.Web.Live;

/// <summary>Events as clients receive them, written once for each protocol and shared by all connections.</summary>
public sealed class EventWire
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // As GraphQL names them.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    // An event is one instance for all its subscribers, and gone when the last has it.
    private readonly ConditionalWeakTable<LiveEvent, SerializedHubMessage> written = [];

    private readonly ConditionalWeakTable<PresenceShown, SerializedHubMessage> writtenPresences = [];
    private readonly ConditionalWeakTable<IReadOnlyList<LiveEvent>, ConcurrentDictionary<string, SerializedHubMessage>> writtenTogether = [];

    public SerializedHubMessage Event(LiveEvent e) => written.GetValue(e, Write);

    /// <summary>Events that came together, in one write: messages of both protocols say themselves where they end.</summary>
    public SerializedHubMessage Events(IReadOnlyList<LiveEvent> together, IHubProtocol protocol) =>
        writtenTogether.GetValue(together, _ => new(StringComparer.Ordinal)).GetOrAdd(protocol.Name, _ => WriteTogether(together, protocol));

    public SerializedHubMessage Presence(PresenceShown shown) => writtenPresences.GetValue(shown, s => Message("signal", new(Plain(s)) { ["kind"] = "presence" }));

    /// <summary>A member and their state, as GraphQL names it.</summary>
    public static Dictionary<string, object?> Plain(PresenceShown shown) => new()
    {
        ["memberId"] = shown.MemberId.ToString(),
        ["state"] = JsonNamingPolicy.SnakeCaseUpper.ConvertName(shown.State.ToString()),
    };

    public static SerializedHubMessage Ended(string stream, DomainError why) => Message("ended", new()
    {
        ["stream"] = stream,
        ["code"] = why.Code,
        ["message"] = why.Message,
    });

    private SerializedHubMessage WriteTogether(IReadOnlyList<LiveEvent> together, IHubProtocol protocol)
    {
        var joined = new ArrayBufferWriter<byte>();
        foreach (var e in together) joined.Write(Event(e).GetSerializedMessage(protocol).Span);
        return new([new SerializedMessage(protocol.Name, joined.WrittenMemory)]);
    }

    private static SerializedHubMessage Write(LiveEvent e) => Message("event", new()
    {
        ["stream"] = e.Stream,
        ["number"] = e.Number,
        ["id"] = e.Id.ToString(),
        ["kind"] = e.Kind,
        ["at"] = Plain(JsonSerializer.SerializeToElement(e.At, Options)),
        ["actorId"] = e.ActorId?.ToString(),
        ["subjectId"] = e.SubjectId?.ToString(),
        ["content"] = e.Content is null ? new Dictionary<string, object?>() : Plain(JsonSerializer.SerializeToElement<object>(e.Content, Options)),
    });

    private static SerializedHubMessage Message(string method, Dictionary<string, object?> argument) =>
        new(new InvocationMessage(method, [argument]));

    /// <summary>Maps, lists, texts, numbers and truths: what JSON and MessagePack say alike.</summary>
    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
