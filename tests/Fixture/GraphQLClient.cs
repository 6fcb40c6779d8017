using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entraide.Fixture;

/// <summary>What the hub answered instead of data.</summary>
public sealed class GraphQLException(string message, string? code) : Exception(message)
{
    /// <summary>The code of the first error.</summary>
    public string? Code { get; } = code;
}

/// <summary>A program that speaks GraphQL over HTTP with one node.</summary>
public sealed class GraphQLClient : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <param name="node">The hub's address.</param>
    /// <param name="token">A bearer token.</param>
    /// <param name="cookie">A browser's cookie, <c>name=value</c>.</param>
    public GraphQLClient(Uri node, string? token = null, string? cookie = null)
    {
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = node };
        if (token is not null) Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        if (cookie is not null) Http.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    /// <summary>The connection itself, for what is not GraphQL.</summary>
    public HttpClient Http { get; }

    /// <returns>The data.</returns>
    /// <exception cref="GraphQLException">There were errors.</exception>
    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        using var answer = await AskAsync(query, variables);
        if (answer.RootElement.TryGetProperty("errors", out var errors)) throw new GraphQLException(errors.GetRawText(), CodeOf(errors[0]));
        return answer.RootElement.GetProperty("data").Clone();
    }

    /// <returns>The whole answer, with its errors.</returns>
    public async Task<JsonDocument> AskAsync(string query, object? variables = null)
    {
        using var response = await PostAsync(query, variables);
        var body = await response.Content.ReadAsStringAsync();
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException error)
        {
            throw new InvalidOperationException($"{(int)response.StatusCode} without JSON: {body}", error);
        }
    }

    public Task<HttpResponseMessage> PostAsync(string query, object? variables = null) =>
        Http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query, variables }, Options);

    /// <summary>A mutation of the house's form, <c>name(input:) { result errors }</c>.</summary>
    /// <param name="result">What is asked of its payload; empty: nothing but its errors.</param>
    /// <param name="input">Null for a mutation without input.</param>
    /// <returns>Its payload.</returns>
    /// <exception cref="GraphQLException">It was refused.</exception>
    public async Task<JsonElement> MutateAsync(string name, object? input, string result)
    {
        var payload = (await SendAsync(Mutation(name, input, result), input is null ? null : new { input })).GetProperty(name);
        if (payload.GetProperty("errors") is var errors && errors.GetArrayLength() > 0)
            throw new GraphQLException(errors.GetRawText(), errors[0].GetProperty("code").GetString());
        return payload;
    }

    /// <returns>The code with which such a mutation is refused; null where it is not.</returns>
    public async Task<string?> RefusalAsync(string name, object? input)
    {
        try
        {
            await MutateAsync(name, input, "");
            return null;
        }
        catch (GraphQLException refused)
        {
            return refused.Code;
        }
    }

    /// <summary>The text of such a mutation; its variable is <c>$input</c>.</summary>
    public static string Mutation(string name, object? input, string result)
    {
        var type = char.ToUpperInvariant(name[0]) + name[1..] + "Input";
        return input is null
            ? $"mutation {{ {name} {{ {result} errors {{ ... on Error {{ code message }} }} }} }}"
            : $"mutation($input: {type}!) {{ {name}(input: $input) {{ {result} errors {{ ... on Error {{ code message }} }} }} }}";
    }

    public void Dispose() => Http.Dispose();

    private static string? CodeOf(JsonElement error) =>
        error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code) ? code.GetString() : null;
}
