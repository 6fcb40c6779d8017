using Entraide.Hub.Access;
using Entraide.Hub.Notifications;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Notifications;

[QueryType]
public static class NotificationQueries
{
    /// <summary>What concerns the viewer, the latest first. Lines that were read are kept for 90 days.</summary>
    /// <param name="unreadOnly">Only those that the viewer has not read.</param>
    [UsePaging]
    public static Task<Page<NotificationShown>> GetNotificationsAsync(
        PageAsk page, bool? unreadOnly, Viewer viewer, NotificationReads notifications, CancellationToken ct) =>
        notifications.PageAsync(viewer, page, unreadOnly ?? false, ct);

    /// <summary>How the viewer is told of each kind, those included of which they chose nothing.</summary>
    public static Task<IReadOnlyList<NotificationChoice>> GetNotificationChoicesAsync(Viewer viewer, NotificationReads notifications, CancellationToken ct) =>
        notifications.ChoicesAsync(viewer, ct);
}

[ObjectType<NotificationChoice>(IgnoreProperties = [nameof(NotificationChoice.MemberId)])]
public static class NotificationChoiceType;
