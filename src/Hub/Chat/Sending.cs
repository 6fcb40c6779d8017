using Entraide.Hub.Text;

namespace Entraide.Hub.Chat;

/// <summary>What came of sending.</summary>
/// <param name="MessageId">The message, or the first one with the same key.</param>
/// <param name="New">The message, where it is new.</param>
internal sealed record SentMessage(Guid MessageId, Message? New);

/// <summary>A message on its way: checked, written out, and waiting to be given its number.</summary>
internal sealed class Sending(Guid conversationId, Guid authorId, MessageDraft draft, string? clientKey)
{
    private readonly TaskCompletionSource<SentMessage> sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid ConversationId => conversationId;
    public Guid AuthorId => authorId;
    public MessageDraft Draft => draft;

    /// <summary>Chosen by the client: a repeat gives the first message.</summary>
    public string? ClientKey => clientKey;

    public string Html { get; } = MarkdownText.ToHtml(draft.Body!);
    public string Folded { get; } = Folding.Fold(draft.Body!);

    /// <summary>Done once the message is durable.</summary>
    public Task<SentMessage> Sent => sent.Task;

    public void Accept(SentMessage message) => sent.TrySetResult(message);

    public void Refuse(Exception why) => sent.TrySetException(why);
}
