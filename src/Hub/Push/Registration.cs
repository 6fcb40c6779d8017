using Entraide.Hub.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Hub.Push;

public static class PushRegistration
{
    /// <summary>Adds the road to members' browsers, as <see cref="IPushOut"/>.</summary>
    public static IServiceCollection AddPush(this IServiceCollection services, PushSettings settings) =>
        services.AddSingleton(settings).AddSingleton<PushKeys>().AddSingleton<Vapid>().AddSingleton<PushSubscriptions>().AddSingleton<IPushOut, PushOut>();
}
