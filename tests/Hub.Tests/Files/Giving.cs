using System.Text;
using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Hub.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entraide.Hub.Tests.Files;

internal static class Giving
{
    public static FileService Files(this HubServices hub) => hub.Get<FileService>();

    /// <summary>Keeps files where the test says.</summary>
    public static Action<IServiceCollection> In(FileSettings settings) => services => services.Replace(ServiceDescriptor.Singleton(settings));

    public static Task<Guid> GroupAsync(this HubServices hub, params Viewer[] members) => hub.Writes.RunAsync(write =>
    {
        var group = new Conversation { Id = write.NewId(IdKind.Conversation), Kind = ConversationKind.Group, StartedAt = write.Now, LastMessageAt = write.Now };
        write.Db.Conversations.Add(group);
        write.Db.Participants.AddRange(members.Select(m => new Participant { ConversationId = group.Id, MemberId = m.MemberId, Since = write.Now }));
        return Task.FromResult(group.Id);
    }, default);

    public static async Task<StoredFile> GiveAsync(this HubServices hub, Viewer viewer, Guid conversation, byte[]? content = null, string name = "notes.txt")
    {
        using var sent = new MemoryStream(content ?? Encoding.UTF8.GetBytes("Rendez-vous à huit heures."));
        return await hub.Files().GiveAsync(viewer, conversation, name, sent, default);
    }

    /// <summary>A message that shows files, as one is sent: they are claimed before it is saved.</summary>
    public static Task<Guid> ShowAsync(this HubServices hub, Viewer author, Guid conversation, params Guid[] files) => hub.Writes.RunAsync(async write =>
    {
        var message = new Message
        {
            Id = write.NewId(IdKind.Message),
            ConversationId = conversation,
            Number = Random.Shared.Next(),
            AuthorId = author.MemberId,
            Body = "",
            Html = "",
            FoldedBody = "",
            SentAt = write.Now,
        };
        await FileService.ClaimAsync(write, author.MemberId, conversation, files, message.Id, default);
        write.Db.Messages.Add(message);
        return message.Id;
    }, default);

    public static Task ReleaseAsync(this HubServices hub, Guid message) => hub.Writes.RunAsync(async write =>
    {
        await FileService.ReleaseAsync(write, message, default);
        return true;
    }, default);

    public static async Task<bool> SeesAsync(this HubServices hub, Viewer viewer, StoredFile file) => await hub.Files().FindAsync(viewer, file.Id, default) is not null;

    public static async Task<byte[]> BytesAsync(this HubServices hub, StoredFile file, bool thumbnail = false)
    {
        await using var content = await hub.Files().OpenAsync(file, thumbnail, default);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
