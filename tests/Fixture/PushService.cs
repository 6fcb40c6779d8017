using System.Text.Json;

namespace Entraide.Fixture;

/// <summary>A browser and the push service that it has subscribed to, both of other people's making.</summary>
public sealed class PushService : IAsyncDisposable
{
    private readonly NodeScript script;
    private readonly JsonElement browser;

    private PushService(NodeScript script, JsonElement browser) => (this.script, this.browser) = (script, browser);

    public string Address => browser.GetProperty("address").GetString()!;
    public string P256dh => browser.GetProperty("p256dh").GetString()!;
    public string Auth => browser.GetProperty("auth").GetString()!;

    public static async Task<PushService> StartAsync()
    {
        var script = await NodeScript.StartAsync("push.mjs");
        return new(script, await script.NextAsync());
    }

    /// <summary>An endpoint that answers with a status; 429 asks for 120 seconds, 302 leads to <c>/201/elsewhere</c>.</summary>
    public string Endpoint(string name, int status = 201) => $"{Address}/{status}/{name}";

    /// <summary>What came next, once its signature is verified and it is decrypted: path, message, claims and headers.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var came = await script.NextAsync();
        return came.TryGetProperty("error", out var error) ? throw new InvalidOperationException(error.GetString()) : came;
    }

    /// <summary>The endpoints' names of what came next, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(int count)
    {
        var names = new List<string>();
        while (names.Count < count) names.Add((await NextAsync()).GetProperty("path").GetString()!.Split('/')[2]);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public ValueTask DisposeAsync() => script.DisposeAsync();
}
