using System.Diagnostics;
using System.Globalization;
using Entraide.Fixture;
using Entraide.Hub;
using Entraide.Hub.Text;
using Npgsql;

namespace Entraide.Bench.Chat;

/// <summary>A conversation opens, and one goes about in it, at the same cost however long it is.</summary>
internal static class OpenBench
{
    private const int Times = 300;
    private const string Shown = "nodes { id number html sentAt editedAt deletedAt author { id name initials } replyTo { number authorName excerpt } files { id name url } }";
    private static readonly int[] Lengths = [100, 10_000, 1_000_000];
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddYears(-2);

    private static readonly (string Name, string Query)[] Ways =
    [
        ("open", $$"""query($id: ID!) { conversation(id: $id) { title lastNumber unreadCount lastMessage { body } participants { readNumber member { id name } } messages(last: 30) { {{Shown}} } } }"""),
        ("from the middle on", $$"""query($id: ID!, $from: Int!) { conversation(id: $id) { messages(first: 30, from: $from) { {{Shown}} } } }"""),
        ("before the middle", $$"""query($id: ID!, $before: String!) { conversation(id: $id) { messages(last: 30, before: $before) { {{Shown}} } } }"""),
        ("at a date", $$"""query($id: ID!, $at: DateTime!) { conversation(id: $id) { messages(first: 30, at: $at) { {{Shown}} } } }"""),
    ];

    public static async Task RunAsync()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using var node = await HubNode.StartAsync(new(database));
        await using var db = new NpgsqlConnection($"{database};Pooling=false");
        await db.OpenAsync();
        var gathering = await Gathering.BringAsync(db, 1 + Lengths.Length);
        using var client = new GraphQLClient(node.Address, gathering.Tokens[0]);
        var conversations = new List<Guid>();
        foreach (var (other, length) in gathering.Members.Skip(1).Zip(Lengths)) conversations.Add(await TalkAsync(client, db, gathering.Members[0], other, length));
        await db.ExecuteAsync("VACUUM ANALYZE");
        await MeasureAsync(client, conversations);
    }

    /// <summary>Of two, who take turns, a message a minute.</summary>
    private static async Task<Guid> TalkAsync(GraphQLClient client, NpgsqlConnection db, Guid one, Guid other, int length)
    {
        const string Body = "On se retrouve **samedi** à 9 h devant l'agence ? Il me reste deux places.";
        var started = await client.MutateAsync("startConversation", new { memberIds = new[] { other } }, "conversation { id }");
        var id = started.GetProperty("conversation").GetProperty("id").GetGuid();
        var (html, folded) = (MarkdownText.ToHtml(Body), Folding.Fold(Body));
        await db.CopyAsync(
            "messages (id, conversation_id, number, author_id, body, html, folded_body, sent_at)",
            Enumerable.Range(1, length).Select(number => new object[] { Ids.New(IdKind.Message, SentAt(number)), id, number, number % 2 == 0 ? one : other, Body, html, folded, SentAt(number) }));
        await db.ExecuteAsync($"UPDATE conversations SET last_number = {length}, last_message_at = now() WHERE id = '{id}'");
        return id;
    }

    /// <summary>The lengths take turns, so that what goes on beside meets all alike.</summary>
    private static async Task MeasureAsync(GraphQLClient client, List<Guid> conversations)
    {
        var table = new Table("open: p50 ms, by how many messages the conversation has", ["", .. Lengths.Select(length => length.ToString("#,0", CultureInfo.InvariantCulture))]);
        foreach (var (name, query) in Ways)
        {
            var took = Lengths.Select(_ => new List<double>()).ToList();
            // The first half warms the hub up.
            for (var time = -Times; time < Times; time++)
            {
                for (var i = 0; i < Lengths.Length; i++)
                {
                    var middle = Lengths[i] / 2;
                    var began = Stopwatch.GetTimestamp();
                    await client.SendAsync(query, new { id = conversations[i], from = middle, before = middle.ToString(CultureInfo.InvariantCulture), at = SentAt(middle) });
                    if (time >= 0) took[i].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
            table.Add([name, .. took.Select(each => (object)each.Median())]);
        }
        table.Print();
    }

    private static DateTimeOffset SentAt(int number) => Start.AddMinutes(number);
}
