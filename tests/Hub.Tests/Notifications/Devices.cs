using System.Collections.Concurrent;
using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Notifications;

namespace Entraide.Hub.Tests.Notifications;

/// <summary>All members' devices: what is pushed to them is kept.</summary>
internal sealed class Devices : IPushOut
{
    private readonly ConcurrentQueue<(Guid MemberId, PushMessage Message)> shown = new();
    private int failures;

    /// <summary>The next so many messages do not get through.</summary>
    public int Failures { set => failures = value; }

    public Task SendAsync(Guid memberId, PushMessage message, CancellationToken ct)
    {
        if (Interlocked.Decrement(ref failures) >= 0) throw new HttpRequestException("The push service is away.");
        shown.Enqueue((memberId, message));
        return Task.CompletedTask;
    }

    public IReadOnlyList<PushMessage> Of(Viewer viewer) => [.. shown.Where(s => s.MemberId == viewer.MemberId).Select(s => s.Message)];

    public Task ShowAsync(Viewer viewer, int count) => Eventually.Async(() => Of(viewer).Count >= count, $"{count} messages reach the devices");
}
