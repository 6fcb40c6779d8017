namespace Entraide.Hub.Notifications;

/// <summary>What a browser shows of a notification while the hub is not open in it.</summary>
/// <param name="Title">One line; what is too long is cut.</param>
/// <param name="Body">A few lines of plain text; what is too long is cut.</param>
/// <param name="Url">Where a click leads, from the root of the hub: <c>/c/a-name/t/1</c>.</param>
/// <param name="Tag">A later message with the same tag takes the place of the one before.</param>
public sealed record PushMessage(string Title, string Body, string Url, string Tag);
