using System.Text.Json;
using Entraide.Fixture;

namespace Entraide.Web.Tests.Live;

/// <summary>A community with a topic; its steward, the stage's first member, who writes; and a member who reads.</summary>
public sealed record Scene(HubStage Stage, Person Writer, Person Reader, Guid Community, Guid Topic)
{
    public string Forum => $"community:{Community}";
    public string Stream => $"topic:{Topic}";

    public static async Task<Scene> OnAsync(HubStage stage)
    {
        var writer = stage.First;
        var reader = await stage.JoinAsync("Bob Martin");
        var community = await writer.FoundAsync("Autour du direct");
        await reader.JoinAsync(community);
        return new(stage, writer, reader, community, await writer.StartTopicAsync(community, "En direct"));
    }

    public Task<LiveClient> ListenAsync(Wire wire = Wire.Json) => LiveClient.ConnectAsync(Stage.Node.Address, Reader.Token, wire);

    public async Task WriteAsync(int from, int to)
    {
        for (var n = from; n <= to; n++) await Writer.PostAsync(Topic, $"Message {n}");
    }

    /// <summary>The numbers from one to another.</summary>
    public static IEnumerable<long> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(n => (long)n);

    public static Func<JsonElement, bool> Says(string body) => e =>
        e.GetProperty("content").TryGetProperty("body", out var said) && said.GetString() == body;
}
