using Entraide.Hub.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entraide.Hub.Notifications;

internal static class NotificationsRegistration
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<NotificationReads>().AddSingleton<NotificationService>().AddSingleton<Unsubscribing>();
        services.AddSingleton<IEventContents, NotificationEvents>();
        services.TryAddSingleton<IPushOut, NoPush>();
        services.AddSingleton<DigestLetters>();
        services.AddHostedService<NotificationLines>().AddHostedService<PushDelivery>().AddHostedService<DigestDelivery>();
        services.AddHostedService<NotificationRetention>();
    }
}
