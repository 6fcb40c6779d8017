using Entraide.Fixture;
using Entraide.Hub.Chat;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Chat;

/// <summary>What becomes of a message later.</summary>
public sealed class EditingTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_message_is_changed_for_fifteen_minutes_and_deleted_at_any_time(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        var (awa, bruno) = (await hub.MemberAsync("Awa"), await hub.MemberAsync("Bruno"));
        await hub.Joining.JoinAsync(bruno, await hub.FoundAsync(awa), null, default);
        var conversation = await hub.Get<ConversationService>().StartAsync(awa, [bruno.MemberId], null, null, null, default);
        var messages = hub.Get<MessageService>();
        var message = await messages.SendAsync(awa, conversation, new("À 9 hures"), null, default);
        hub.Clock.Move(TimeSpan.FromMinutes(14));
        await messages.EditAsync(awa, message.Id, "À 9 heures", default);
        hub.Clock.Move(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<TooLate>(() => messages.EditAsync(awa, message.Id, "À 10 heures", default));
        Assert.Equal("À 9 heures", (await hub.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == message.Id))).Body);
        await messages.DeleteAsync(awa, message.Id, default);
        var trace = await hub.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == message.Id));
        Assert.Equal(("", "", ""), (trace.Body, trace.Html, trace.FoldedBody));
        await Assert.ThrowsAsync<NotThere>(() => messages.EditAsync(awa, message.Id, "Encore", default));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_waits_together_is_written_together_and_one_that_is_refused_holds_up_no_other(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind);
        var (awa, bruno, stranger) = (await hub.MemberAsync("Awa"), await hub.MemberAsync("Bruno"), await hub.MemberAsync("Chloé"));
        await hub.Joining.JoinAsync(bruno, await hub.FoundAsync(awa), null, default);
        var conversation = await hub.Get<ConversationService>().StartAsync(awa, [bruno.MemberId], null, null, null, default);
        var messages = hub.Get<MessageService>();
        var sent = Enumerable.Range(0, 60).Select(n => messages.SendAsync(n % 3 == 0 ? awa : n % 3 == 1 ? bruno : stranger, conversation, new($"{n}"), null, default)).ToList();
        await Task.WhenAll(sent.Select(s => ((Task)s).ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.All(sent.Where((_, n) => n % 3 == 2), s => Assert.IsType<NotThere>(s.Exception!.InnerException));
        Assert.Equal(Enumerable.Range(1, 40), sent.Where((_, n) => n % 3 != 2).Select(s => s.Result.Number).Order());
        var moments = await hub.ReadAsync(db => db.Messages.Where(m => m.ConversationId == conversation).Select(m => m.SentAt).Distinct().CountAsync());
        Assert.InRange(moments, 1, 20);
    }
}
