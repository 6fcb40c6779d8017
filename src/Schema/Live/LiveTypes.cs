using Entraide.Hub.Live;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Live;

[ObjectType<LiveEvent>(IgnoreProperties = [nameof(LiveEvent.Number)])]
public static class LiveEventType
{
    /// <summary>Its place in the stream: 1, 2, 3 and so on, without holes. A client that comes back gives the last one it has.</summary>
    public static int GetNumber([Parent] LiveEvent e) => checked((int)e.Number);

    /// <summary>What it happened to, as it is now; null where the viewer may not read it.</summary>
    public static Task<object?> GetSubjectAsync([Parent] LiveEvent e, Nodes nodes, CancellationToken ct) =>
        e.SubjectId is { } id ? nodes.FindAsync(id, ct) : Task.FromResult<object?>(null);
}
