using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Files;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Mail;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Entraide.Hub.Places;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Hub;

public static class Registration
{
    /// <summary>
    /// Adds the hub's rooms. The host adds the database (<see cref="StorageRegistration.AddStorage"/>), the live road,
    /// an <see cref="ISignIn"/>, and Identity's token providers.
    /// </summary>
    public static IdentityBuilder AddHub(this IServiceCollection services, MailSettings mail, FileSettings files)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Communes>().AddSingleton<LocalBodies>();
        services.AddSingleton<Demo.Demo>();
        services.AddSingleton<CommunityReads>().AddSingleton<CommunityService>().AddSingleton<Joining>();
        services.AddSingleton<ForumReads>().AddSingleton<PostService>().AddSingleton<TopicService>();
        services.AddHostedService<PostNotices>();
        services.AddSingleton<ChatReads>().AddSingleton<ConversationService>().AddSingleton<ConversationMarks>().AddSingleton<MessageService>().AddSingleton<BlockService>();
        services.AddSingleton<MessageWriter>().AddHostedService(provider => provider.GetRequiredService<MessageWriter>());
        services.AddHostedService<MessageNotices>();
        services.AddNotifications();
        services.AddSingleton<MemberReads>().AddSingleton<MemberService>().AddSingleton<PreferencesService>().AddSingleton<PictureService>();
        services.AddSingleton(files).AddSingleton<IFileStore>(StoreOf).AddSingleton<FileService>().AddHostedService<FileErasure>();
        services.AddSingleton<Sessions>().AddSingleton<InvitationService>();
        services.AddSingleton<IEventContents, CommunityEvents>().AddSingleton<IEventContents, ForumEvents>().AddSingleton<IEventContents, ChatEvents>();
        services.AddSingleton(mail).AddSingleton<Letters>().AddHostedService<MailSender>();
        services.AddScoped<Accounts>().AddScoped<AccountService>();
        services.AddDataProtection().SetApplicationName("entraide-hub").PersistKeysToDbContext<HubDb>();
        return services.AddIdentityCore<Account>(AskOf).AddEntityFrameworkStores<HubDb>();
    }

    private static IFileStore StoreOf(IServiceProvider services) => services.GetRequiredService<FileSettings>() switch
    {
        { Bucket: { } bucket } => new BucketStore(bucket),
        { Folder: var folder } => new FolderStore(folder),
    };

    private static void AskOf(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = "";
        // Length over composition, as NIST SP 800-63B 5.1.1.2 advises.
        identity.Password.RequiredLength = 12;
        identity.Password.RequiredUniqueChars = 5;
        identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = 8;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
