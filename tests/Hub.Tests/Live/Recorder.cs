using Entraide.Fixture;
using Entraide.Hub.Live;

namespace Entraide.Hub.Tests.Live;

/// <summary>A subscriber that keeps what it is given.</summary>
public sealed class Recorder : ISubscriber
{
    private readonly List<LiveEvent> events = [];

    public DomainError? Ended { get; private set; }

    public IReadOnlyList<long> Numbers
    {
        get
        {
            lock (events) return [.. events.Select(e => e.Number)];
        }
    }

    public IReadOnlyList<LiveEvent> Events
    {
        get
        {
            lock (events) return [.. events];
        }
    }

    public void Deliver(LiveEvent e)
    {
        lock (events) events.Add(e);
    }

    public void End(DomainError why) => Ended = why;

    public Task HasAsync(long number, TimeSpan? within = null) =>
        Eventually.Async(() => Numbers is [.., var last] && last >= number, $"event {number} is delivered", within);

    public Task EndsAsync() => Eventually.Async(() => Ended is not null, "the subscription ends", TimeSpan.FromSeconds(5));
}
