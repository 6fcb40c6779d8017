using Xunit;

namespace Entraide.Hub.Tests;

public class IdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<IdKind> Kinds => [.. Enum.GetValues<IdKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_id_says_what_it_names(IdKind kind) => Assert.Equal(kind, Ids.KindOf(Ids.New(kind, Now)));

    [Fact]
    public void An_id_of_no_known_kind_names_nothing() => Assert.Null(Ids.KindOf(Guid.Empty));

    [Fact]
    public void Ids_are_uuids_of_version_7_that_hold_their_time()
    {
        var id = Ids.New(IdKind.Post, Now);
        Assert.Equal(7, id.Version);
        Assert.Equal(Now.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    [Fact]
    public void A_later_id_sorts_after_an_earlier_one()
    {
        var ids = Enumerable.Range(0, 1_000).Select(i => Ids.New(IdKind.Topic, Now.AddMilliseconds(i)).ToString()).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Ids_of_one_moment_differ() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => Ids.New(IdKind.Event, Now)).Distinct().Count());
}
