using System.Text;
using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests;

/// <summary>What nobody types but a program may send: an answer all the same, and never "internal error".</summary>
public sealed class OddInputTests
{
    private static readonly string[] Documents =
    [
        """mutation($x: String!) { signIn(input: { email: $x, password: $x }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { signUp(input: { invitation: $x, email: $x, password: $x, name: $x, status: AGENT }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { requestPasswordReset(input: { email: $x }) { done } }""",
        """mutation($x: String!) { createToken(input: { name: $x }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { updateProfile(input: { name: $x, status: AGENT, about: $x, languages: [$x], communeInsee: $x, localBodyCode: $x }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { subscribePush(input: { endpoint: $x, p256dh: $x, auth: $x }) { errors { ... on Error { code } } } unsubscribePush(input: { endpoint: $x }) { done } }""",
        """query($x: String!) { community(slug: $x) { name } }""",
        """query($x: String!) { communities(text: $x, after: $x) { nodes { name } } }""",
        """query($x: String!) { communities(after: "00000000000000000000000000000000", text: $x) { nodes { name } } }""",
        """query($x: String!) { unreadTopics(after: $x) { nodes { id } } }""",
        """mutation($x: String!) { sendMessage(input: { conversationId: "{0}", body: $x, clientKey: $x }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { startConversation(input: { memberIds: ["{1}"], title: $x, clientKey: $x }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { renameConversation(input: { conversationId: "{0}", title: $x }) { errors { ... on Error { code } } } }""",
        """mutation($x: String!) { updatePreferences(input: { timeZone: $x }) { errors { ... on Error { code } } } }""",
        """query($x: String!) { searchMessages(text: $x, after: $x) { nodes { id } } conversations(after: $x) { nodes { id } } notifications(after: $x) { nodes { id } } }""",
        """query($x: String!) { conversation(id: "{0}") { messages(first: 1, after: $x) { nodes { id } } } }""",
        """query($x: String!) { communes(text: $x) { name } invitation(token: $x) { kind } }""",
    ];

    // As JSON writes them: a NUL, half a character, marks that print nothing, a long text, other languages' syntax, a cursor with a NUL.
    private static readonly string[] Texts =
    [
        "\"a\\u0000b\"", "\"\\ud800\"", "\"\\u202e\\ufffe\"", $"\"{new string('é', 50_000)}\"",
        "\"' OR 1=1 --\"", "\"%_\\\\\"", "\"00000000000000000000000000000000\\u0000\"",
    ];

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Odd_characters_are_answered_for_what_they_are(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (person, other, community) = await stage.TwoAsync();
        var third = await stage.JoinAsync("Chloé Dubois");
        await third.JoinAsync(community);
        var conversation = await person.TalkToAsync(other, third);
        var broken = new List<string>();
        foreach (var (document, text) in Documents.Select(Filled).SelectMany(document => Texts.Select(text => (document, text))))
        {
            var body = $"{{\"query\": {JsonSerializer.Serialize(document)}, \"variables\": {{\"x\": {text}}}}}";
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await person.GraphQL.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
            var answer = await response.Content.ReadAsStringAsync();
            if ((int)response.StatusCode >= 500 || answer.Contains("INTERNAL", StringComparison.Ordinal)) broken.Add($"{document} {text[..Math.Min(text.Length, 20)]}: {answer}");
        }
        Assert.Empty(broken);

        string Filled(string document) =>
            document.Replace("{0}", conversation.ToString(), StringComparison.Ordinal).Replace("{1}", other.Id.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_holds_only_so_many_mutations()
    {
        var stage = await Stages.SqliteAsync();
        using var nobody = new GraphQLClient(stage.Node.Address);
        var tries = string.Join(' ', Enumerable.Range(0, 30).Select(n => $"try{n}: signIn(input: {{ email: \"x@exemple.fr\", password: \"{n}\" }}) {{ me {{ email }} }}"));
        Assert.Equal("COMPLEXITY", (await Assert.ThrowsAsync<GraphQLException>(() => nobody.SendAsync($"mutation {{ {tries} }}"))).Code);
    }

    [Fact]
    public async Task What_was_cheap_with_one_variable_is_refused_with_another()
    {
        const string Nested = "query($n: Int) { communities(first: $n) { nodes { topics(first: $n) { nodes { posts(first: $n) { nodes { number } } } } } } }";
        var person = await (await Stages.SqliteAsync()).JoinAsync("Léon Prudent");
        await person.SendAsync(Nested, new { n = 1 });
        Assert.Equal("COMPLEXITY", (await Assert.ThrowsAsync<GraphQLException>(() => person.SendAsync(Nested, new { n = 100 }))).Code);
    }
}
