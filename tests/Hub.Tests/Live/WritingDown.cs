using System.Globalization;
using Entraide.Fixture;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Tests.Live;

/// <summary>A reader of the outbox that writes down what it is given, in its own transaction: what is handled twice is there twice.</summary>
internal sealed class WritingDown(OutboxRoad road) : OutboxReader(road)
{
    /// <summary>An event about this cannot be handled.</summary>
    public static readonly Guid Impossible = Guid.NewGuid();

    protected override string Name => "tests";

    protected override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "test.said" };

    /// <summary>The numbers, in their streams, of what was handled.</summary>
    public static async Task<IReadOnlyList<long>> NumbersAsync(HubServices hub) => await hub.ReadAsync(async db =>
        (await db.ClientKeys.Where(k => k.Key.StartsWith("handled ")).Select(k => k.Key).ToListAsync())
            .ConvertAll(key => long.Parse(key.Split(' ')[1], CultureInfo.InvariantCulture)));

    protected override Task HandleAsync(LiveEvent e, HubWrite write, CancellationToken ct)
    {
        if (e.SubjectId == Impossible) throw new InvalidOperationException("impossible");
        write.Db.ClientKeys.Add(new() { MemberId = e.Id, Key = $"handled {e.Number} {Guid.NewGuid()}", ResultId = e.Id, At = write.Now });
        return Task.CompletedTask;
    }
}
