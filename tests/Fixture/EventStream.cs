using System.Net.Http.Json;
using System.Text.Json;

namespace Entraide.Fixture;

/// <summary>A subscription over server-sent events, as graphql-sse's protocol has it (distinct connections mode).</summary>
public sealed class EventStream : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventStream(HttpResponseMessage response, StreamReader lines) => (this.response, this.lines) = (response, lines);

    /// <param name="after">The last number that the client has; null: from now.</param>
    /// <param name="fields">What is asked of each event.</param>
    public static async Task<EventStream> OpenAsync(GraphQLClient client, string stream, int? after = null, string fields = "number kind")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative))
        {
            Content = JsonContent.Create(new
            {
                query = $"subscription($stream: String!, $after: Int) {{ events(stream: $stream, after: $after) {{ {fields} }} }}",
                variables = new { stream, after },
            }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(response, new(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event.</summary>
    /// <exception cref="GraphQLException">The stream has ended, or was refused.</exception>
    public async Task<JsonElement> NextAsync()
    {
        var result = await ResultAsync();
        if (result is not { } answer) throw new GraphQLException("The stream is complete.", null);
        if (answer.TryGetProperty("errors", out var errors))
            throw new GraphQLException(errors.GetRawText(), errors[0].GetProperty("extensions").GetProperty("code").GetString());
        return answer.GetProperty("data").GetProperty("events");
    }

    /// <summary>The next event of a kind.</summary>
    public async Task<JsonElement> NextAsync(string kind)
    {
        while (true)
        {
            var e = await NextAsync();
            if (e.GetProperty("kind").GetString() == kind) return e;
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }

    /// <summary>The next result; null once complete.</summary>
    private async Task<JsonElement?> ResultAsync()
    {
        using var waiting = new CancellationTokenSource(LongestWait);
        var kind = "";
        while (await lines.ReadLineAsync(waiting.Token) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal)) kind = line[6..].Trim();
            else if (line.StartsWith("data:", StringComparison.Ordinal) && kind == "next") return JsonDocument.Parse(line[5..]).RootElement;
            else if (kind == "complete") return null;
        }
        return null;
    }
}
