using Entraide.Hub.Access;
using Entraide.Hub.Notifications;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Notifications;

[MutationType]
public static class NotificationMutations
{
    /// <summary>Marks lines read, on all the viewer's devices.</summary>
    /// <param name="ids">Of the lines, at most 100; those that are not the viewer's change nothing.</param>
    [UseMutationConvention(PayloadFieldName = "unreadCount"), Error<NotValid>]
    public static async Task<int> MarkNotificationsReadAsync(
        [ID] IReadOnlyList<Guid> ids, Viewer viewer, NotificationService service, NotificationReads notifications, CancellationToken ct)
    {
        await service.MarkReadAsync(viewer, ids, ct);
        return await notifications.UnreadCountAsync(viewer, ct);
    }

    /// <summary>Marks all lines read up to a moment, on all the viewer's devices.</summary>
    /// <param name="until">The `lastAt` of the latest line that the viewer has seen: what came after it stays unread.</param>
    [UseMutationConvention(PayloadFieldName = "unreadCount")]
    public static async Task<int> MarkAllNotificationsReadAsync(
        DateTimeOffset until, Viewer viewer, NotificationService service, NotificationReads notifications, CancellationToken ct)
    {
        await service.MarkAllReadAsync(viewer, until, ct);
        return await notifications.UnreadCountAsync(viewer, ct);
    }

    /// <summary>Chooses how the viewer is told of a kind, from now on.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="delivery">At once, in the mail of what is new, or not at all.</param>
    public static Task<NotificationChoice> ChooseNotificationAsync(
        NotificationKind kind, Delivery delivery, Viewer viewer, NotificationService service, CancellationToken ct) =>
        service.ChooseAsync(viewer, kind, delivery, ct);
}
