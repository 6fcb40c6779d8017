using Entraide.Hub.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Hub.Notifications;

internal static class NotificationsRegistration
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<NotificationReads>().AddSingleton<NotificationService>().AddSingleton<Unsubscribing>();
        services.AddSingleton<IEventContents, NotificationEvents>();
        services.AddSingleton<DigestLetters>();
        services.AddHostedService<NotificationLines>().AddHostedService<PushDelivery>().AddHostedService<DigestDelivery>();
        services.AddHostedService<NotificationRetention>();
    }
}
