using System.Text.Json;

namespace Entraide.Fixture;

/// <summary>A member of a stage's hub who speaks with it through a program of theirs.</summary>
public sealed class Person : IDisposable
{
    public const string Password = "une phrase de passe bien longue";

    private readonly HubStage stage;
    private bool confirmed;

    internal Person(HubStage stage, string name, string email, Guid id, string cookie, string token, GraphQLClient client) =>
        (this.stage, Name, Email, Id, Cookie, Token, GraphQL) = (stage, name, email, id, cookie, token, client);

    public string Name { get; }
    public string Email { get; }
    public Guid Id { get; }

    /// <summary>A browser's cookie, <c>name=value</c>.</summary>
    public string Cookie { get; }

    /// <summary>A program's bearer token.</summary>
    public string Token { get; }

    /// <summary>Bound to the stage's first node.</summary>
    public GraphQLClient GraphQL { get; }

    /// <summary>The same person at another node; the caller disposes it.</summary>
    public GraphQLClient At(HubNode node) => new(node.Address, Token);

    public Task<JsonElement> SendAsync(string query, object? variables = null) => GraphQL.SendAsync(query, variables);

    public Task<JsonElement> MutateAsync(string name, object? input, string result) => GraphQL.MutateAsync(name, input, result);

    /// <inheritdoc cref="GraphQLClient.RefusalAsync"/>
    public Task<string?> RefusalAsync(string name, object? input) => GraphQL.RefusalAsync(name, input);

    /// <summary>Opens the link of the newest message.</summary>
    public async Task ConfirmEmailAsync()
    {
        await MutateAsync("confirmEmail", new { memberId = Id, token = await stage.LinkTokenAsync(Email, "confirm") }, "done");
        confirmed = true;
    }

    /// <summary>Founds a community, for which they confirm their address first.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> FoundAsync(string name, string door = "OPEN", string kind = "PASSION")
    {
        if (!confirmed) await ConfirmEmailAsync();
        var founded = await MutateAsync("foundCommunity", new { kind, name, door, summary = $"{name}, pour les tests." }, "community { id }");
        return founded.GetProperty("community").GetProperty("id").GetGuid();
    }

    /// <returns>A community's name in addresses.</returns>
    public async Task<string> SlugAsync(Guid communityId) =>
        (await SendAsync("query($id: ID!) { community(id: $id) { slug } }", new { id = communityId })).GetProperty("community").GetProperty("slug").GetString()!;

    public Task JoinAsync(Guid communityId) => MutateAsync("joinCommunity", new { communityId }, "");

    /// <returns>The new topic's id.</returns>
    public async Task<Guid> StartTopicAsync(Guid communityId, string title, string body = "Bonjour à tous.") =>
        (await MutateAsync("startTopic", new { communityId, title, body }, "topic { id }")).GetProperty("topic").GetProperty("id").GetGuid();

    /// <returns>The new post's id.</returns>
    public async Task<Guid> PostAsync(Guid topicId, string body) =>
        (await MutateAsync("addPost", new { topicId, body }, "post { id }")).GetProperty("post").GetProperty("id").GetGuid();

    public void Dispose() => GraphQL.Dispose();
}
