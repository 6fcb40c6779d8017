using Entraide.Hub.Live;

namespace Entraide.Hub.Storage;

/// <summary>A transaction under way: the tables, the time, and the events that will be appended at its end.</summary>
public sealed class HubWrite(HubDb db, DateTimeOffset now)
{
    private readonly List<(string Stream, string Kind, Guid? Subject, Guid? Actor, int? Count, IEventContent? Content)> pending = [];

    public HubDb Db { get; } = db;

    /// <summary>When this happens, UTC, to the millisecond so that both databases keep it exactly.</summary>
    public DateTimeOffset Now { get; } = now;

    public Guid NewId(IdKind kind) => Ids.New(kind, Now);

    /// <summary>Tells of a change on a stream. The number is taken when the change is complete, so that writers wait for each other shortly.</summary>
    /// <param name="stream">Its name, see <see cref="Streams"/>.</param>
    /// <param name="kind">What happened: <c>post.added</c>.</param>
    /// <param name="subject">What it happened to.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="count">A number that goes with the kind.</param>
    /// <param name="content">What is shown of it, for this node's own subscribers; other nodes read it.</param>
    public void Append(string stream, string kind, Guid? subject = null, Guid? actor = null, int? count = null, IEventContent? content = null) =>
        pending.Add((stream, kind, subject, actor, count, content));

    /// <summary>Saves the change, then gives its events their numbers, streams in the order of their names so that two writers never wait for each other.</summary>
    internal async Task<IReadOnlyList<LiveEvent>> NumberAsync(IDatabase database, CancellationToken ct)
    {
        await Db.SaveChangesAsync(ct);
        if (pending.Count == 0) return [];
        var streams = pending.GroupBy(p => p.Stream).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var last = await database.TakeNumbersAsync(Db, streams.ConvertAll(stream => (stream.Key, stream.Count())), ct);
        var rows = new List<EventRow>(pending.Count);
        var events = new List<LiveEvent>(pending.Count);
        foreach (var stream in streams)
        {
            var number = last[stream.Key] - stream.Count();
            foreach (var (_, kind, subject, actor, count, content) in stream)
            {
                var row = new EventRow
                {
                    Stream = stream.Key,
                    Number = ++number,
                    Id = NewId(IdKind.Event),
                    Kind = kind,
                    At = Now,
                    ActorId = actor,
                    SubjectId = subject,
                    Count = count,
                };
                rows.Add(row);
                events.Add(row.ToEvent(content));
            }
        }
        await database.InsertAllAsync(Db, rows, ct);
        return events;
    }
}
