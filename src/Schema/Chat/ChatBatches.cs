using Entraide.Hub.Chat;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Chat;

/// <summary>Those conversations that the viewer takes part in.</summary>
public sealed class ConversationById(ChatReads chat, ViewerScope scope) : BatchLoader<Guid, Conversation>
{
    protected override Task<IReadOnlyDictionary<Guid, Conversation>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        chat.ConversationsByIdAsync(scope.Required, keys, ct);
}

/// <summary>Those messages that the viewer may read.</summary>
public sealed class MessageById(ChatReads chat, ViewerScope scope) : BatchLoader<Guid, Message>
{
    protected override Task<IReadOnlyDictionary<Guid, Message>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) => chat.ByIdAsync(scope.Required, keys, ct);
}

/// <summary>How conversations stand for the viewer.</summary>
public sealed class StandingOf(ChatReads chat, ViewerScope scope) : BatchLoader<Guid, ConversationStanding>
{
    protected override Task<IReadOnlyDictionary<Guid, ConversationStanding>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        chat.StandingsAsync(scope.Required, keys, ct);
}

/// <summary>Who is in conversations.</summary>
public sealed class ParticipantsOf(ChatReads chat, ViewerScope scope) : BatchLoader<Guid, IReadOnlyList<ParticipantShown>>
{
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ParticipantShown>>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        (await chat.ParticipantsAsync(scope.Required, keys, ct)).ToDictionary(g => g.Key, g => (IReadOnlyList<ParticipantShown>)[.. g]);
}

/// <summary>The last message of conversations.</summary>
public sealed class LastMessage(ChatReads chat) : BatchLoader<Guid, Message>
{
    protected override Task<IReadOnlyDictionary<Guid, Message>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) => chat.LastAsync(keys, ct);
}

/// <summary>Messages that others answer, in a line each.</summary>
public sealed class ReplyLine(ChatReads chat) : BatchLoader<Guid, ReplyShown>
{
    protected override Task<IReadOnlyDictionary<Guid, ReplyShown>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) => chat.RepliesAsync(keys, ct);
}
