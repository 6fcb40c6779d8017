using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Communities;
using Entraide.Hub.Files;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Mail;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Entraide.Hub.Push;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Storage;

/// <summary>The tables. Each feature maps its own in its room; one subclass a database holds that database's migrations.</summary>
public abstract class HubDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Picture> Pictures => Set<Picture>();
    public DbSet<Community> Communities => Set<Community>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<Thanks> Thanks => Set<Thanks>();
    public DbSet<Preferences> Preferences => Set<Preferences>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Block> Blocks => Set<Block>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<PushSubscription> PushSubscriptions => Set<PushSubscription>();
    public DbSet<PushKey> PushKeys => Set<PushKey>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<NotificationChoice> NotificationChoices => Set<NotificationChoice>();
    public DbSet<DigestSent> DigestsSent => Set<DigestSent>();
    public DbSet<MailRow> Mails => Set<MailRow>();
    public DbSet<ClientKey> ClientKeys => Set<ClientKey>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<StreamRow> Streams => Set<StreamRow>();
    public DbSet<OutboxCursor> OutboxCursors => Set<OutboxCursor>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDb).Assembly);
    }
}
