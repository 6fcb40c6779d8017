using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Chat;
using Entraide.Schema.Engine;
using GraphQL;
using Xunit;

namespace Entraide.Schema.Tests;

/// <summary>How many SQL commands an operation costs, however many rows it shows.</summary>
public sealed class SqlCommandsTests
{
    private static readonly AsyncLocal<StrongBox?> Counted = new();

    static SqlCommandsTests() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_page_costs_the_same_commands_for_two_posts_as_for_twenty(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind, add: services => services.AddHubSchema());
        var awa = await hub.MemberAsync();
        var community = await hub.FoundAsync(awa);
        var topic = await hub.Posts.StartTopicAsync(awa, community, "Sujet", "1", null, default);
        for (var number = 2; number <= 20; number++)
        {
            var author = await hub.MemberAsync($"Membre {number}");
            await hub.Joining.JoinAsync(author, community, null, default);
            await hub.Posts.AddAsync(author, topic, $"{number}", null, default);
        }
        // The topic, its posts, their authors.
        await CostsAsync(hub, awa, 3, $"{{ topic(id: \"{topic}\") {{ title posts(first: FIRST) {{ nodes {{ html author {{ name }} }} }} }} }}");
        // Besides: how it stands for the viewer, merci, earlier wordings, its community, who is present.
        await CostsAsync(hub, awa, 7, $"{{ topic(id: \"{topic}\") {{ unreadCount following presentCount community {{ name }} posts(first: FIRST) {{ nodes {{ author {{ name }} thankedByMe revisions {{ body }} }} }} }} }}");
        // The community, whether the viewer belongs to it, its topics, excerpts, authors, standings.
        await CostsAsync(hub, awa, 6, $"{{ community(id: \"{community}\") {{ topics(first: FIRST) {{ nodes {{ title excerpt unreadCount author {{ name }} lastAuthor {{ name }} }} }} }} }}");
        await CostsAsync(hub, awa, 3, $"{{ community(id: \"{community}\") {{ members(first: FIRST) {{ nodes {{ role member {{ name }} }} }} }} }}", more: 1);
        // Besides: whom of them the viewer may find present.
        await CostsAsync(hub, awa, 4, $"{{ community(id: \"{community}\") {{ members(first: FIRST) {{ nodes {{ role member {{ name presence }} }} }} }} }}", more: 1);
        await CostsAsync(hub, awa, 3, "{ communities(first: FIRST) { nodes { name unreadCount myMembership { role } } } }");
        await CostsAsync(hub, awa, 4, "{ unreadTopics(first: FIRST) { nodes { title unreadCount community { name } excerpt } } }", least: 1);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Conversations_and_their_messages_cost_the_same_commands_for_two_as_for_twenty(StageKind kind)
    {
        await using var hub = await HubServices.StartAsync(kind, add: services => services.AddHubSchema());
        var awa = await hub.MemberAsync();
        var community = await hub.FoundAsync(awa);
        var last = Guid.Empty;
        for (var number = 1; number <= 20; number++)
        {
            var other = await hub.MemberAsync($"Membre {number}");
            await hub.Joining.JoinAsync(other, community, null, default);
            last = await hub.Get<ConversationService>().StartAsync(awa, [other.MemberId], null, null, null, default);
            await hub.Get<MessageService>().SendAsync(other, last, new("Bonjour"), null, default);
        }
        for (var number = 2; number <= 20; number++) await hub.Get<MessageService>().SendAsync(awa, last, new($"{number}"), null, default);
        // The list, how they stand, their last messages and those's authors, who is in them and whose marks are hidden.
        await CostsAsync(hub, awa, 6, "{ conversations(first: FIRST) { nodes { id unreadCount muted lastMessage { body author { name } } participants { readNumber member { name } } } } }");
        // The conversation, its messages, their authors and files.
        await CostsAsync(hub, awa, 4, $"{{ conversation(id: \"{last}\") {{ messages(first: FIRST) {{ nodes {{ html author {{ name }} files {{ url }} }} }} }} }}");
        await CostsAsync(hub, awa, 2, "{ searchMessages(text: \"bonjour\", first: FIRST) { nodes { body author { name } } } }");
    }

    /// <param name="least">Where nothing is found there is less to read.</param>
    private static async Task CostsAsync(HubServices hub, Viewer viewer, int commands, string query, int more = 0, int? least = null)
    {
        foreach (var first in new[] { 2, 20 })
        {
            var count = await CountAsync(hub, viewer, query.Replace("FIRST", $"{first}", StringComparison.Ordinal));
            Assert.InRange(count, least ?? commands, commands + more);
        }
    }

    private static async Task<int> CountAsync(HubServices hub, Viewer viewer, string query)
    {
        var counted = Counted.Value = new();
        await hub.AskAsync(async services =>
        {
            var answer = await hub.Get<GraphQLServer>().ExecuteAsync(new(query), viewer, services, allowMutations: false, default);
            using var written = new MemoryStream();
            await hub.Get<IGraphQLTextSerializer>().WriteAsync(written, answer);
            Assert.False(JsonDocument.Parse(written.ToArray()).RootElement.TryGetProperty("errors", out _), Encoding.UTF8.GetString(written.ToArray()));
            return true;
        });
        Counted.Value = null;
        return counted.Commands;
    }

    /// <summary>What one operation has sent; what runs beside it counts elsewhere.</summary>
    private sealed class StrongBox
    {
        private int commands;

        public int Commands => commands;

        public void Add() => Interlocked.Increment(ref commands);
    }

    private sealed class Listeners : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting") Counted.Value?.Add();
        }

        public void OnCompleted()
        {
            // There is always more to hear.
        }

        public void OnError(Exception error) => throw error;
    }
}
