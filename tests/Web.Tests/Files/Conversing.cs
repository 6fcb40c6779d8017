using Entraide.Fixture;
using Entraide.Hub;
using Entraide.Hub.Chat;
using Entraide.Hub.Files;

namespace Entraide.Web.Tests.Files;

internal static class Conversing
{
    /// <summary>A conversation between some.</summary>
    public static Task<Guid> GroupAsync(this HubStage stage, params Person[] people) => stage.WriteAsync(write =>
    {
        var group = new Conversation { Id = write.NewId(IdKind.Conversation), Kind = ConversationKind.Group, StartedAt = write.Now, LastMessageAt = write.Now };
        write.Db.Conversations.Add(group);
        write.Db.Participants.AddRange(people.Select(p => new Participant { ConversationId = group.Id, MemberId = p.Id, Since = write.Now }));
        return Task.FromResult(group.Id);
    });

    /// <summary>A message shows a file.</summary>
    public static Task<Guid> ShowAsync(this HubStage stage, Person author, Guid conversation, Guid file) => stage.WriteAsync(async write =>
    {
        var message = write.NewId(IdKind.Message);
        await FileService.ClaimAsync(write, author.Id, conversation, [file], message, default);
        return message;
    });

    private static async Task<Guid> WriteAsync(this HubStage stage, Func<Hub.Storage.HubWrite, Task<Guid>> change)
    {
        await using var hub = HubServices.Build(stage.Database, "");
        return await hub.Writes.RunAsync(change, default);
    }
}
