using System.Text.Json;
using Entraide.Schema.Engine;
using Entraide.Web.Errors;
using GraphQL;
using Microsoft.Net.Http.Headers;

namespace Entraide.Web.GraphQL;

/// <summary>Reads what is asked, as GraphQL over HTTP writes it. What is not of that form is refused before anything runs.</summary>
public sealed class AskReader(IGraphQLTextSerializer serializer)
{
    private const string MediaType = "application/json";

    public async Task<GraphQLAsk> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (HttpMethods.IsGet(request.Method)) return Read(request.Query);
        RequireJson(request);
        using var body = await ParseAsync(request.Body, ct);
        return Read(body.RootElement);
    }

    /// <exception cref="Refusal">It has not the form of a request.</exception>
    public GraphQLAsk Read(JsonElement ask)
    {
        if (ask.ValueKind != JsonValueKind.Object) throw Bad("A request is a JSON object.");
        var query = Text(ask, "query") ?? throw Bad("The request holds no query.");
        return new(query, Text(ask, "operationName"), Map(ask, "variables"), Map(ask, "extensions"));
    }

    private GraphQLAsk Read(IQueryCollection address)
    {
        var query = Single(address, "query") ?? throw Bad("The request holds no query.");
        return new(query, Single(address, "operationName"), Map(address, "variables"), Map(address, "extensions"));
    }

    // What a plain HTML form can send (text/plain, forms) is not read: a page of another site could make a browser send it.
    private static void RequireJson(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))) return;
        throw new Refusal(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", $"A request is sent as {MediaType}, in UTF-8.");
    }

    private static async Task<JsonDocument> ParseAsync(Stream body, CancellationToken ct)
    {
        try
        {
            return await JsonDocument.ParseAsync(body, default, ct);
        }
        catch (JsonException)
        {
            throw Bad("The request is no JSON.");
        }
    }

    private static string? Text(JsonElement ask, string name)
    {
        if (!ask.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw Bad($"{name} is a text.");
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Bad($"{name} is no valid Unicode.");
        }
    }

    private Inputs? Map(JsonElement ask, string name) => ask.TryGetProperty(name, out var value) ? Inputs(value, name) : null;

    private Inputs? Inputs(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.Object) throw Bad($"{name} is a map.");
        try
        {
            return serializer.ReadNode<Inputs>(value);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw Bad($"{name} cannot be read.");
        }
    }

    private Inputs? Map(IQueryCollection address, string name)
    {
        if (Single(address, name) is not { Length: > 0 } text) return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            return Inputs(json.RootElement, name);
        }
        catch (JsonException)
        {
            throw Bad($"{name} is no JSON.");
        }
    }

    private static string? Single(IQueryCollection address, string name) => address[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one.ToString(),
        _ => throw Bad($"{name} is given more than once."),
    };

    private static Refusal Bad(string why) => new(StatusCodes.Status400BadRequest, "BAD_REQUEST", why);
}
