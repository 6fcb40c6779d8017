using Entraide.Hub.Places;
using Xunit;

namespace Entraide.Hub.Tests.Places;

public class CommunesTests
{
    private static readonly Communes France = new();

    [Fact]
    public void All_of_France_is_there() => Assert.InRange(France.Count, 34_000, 36_000);

    [Theory]
    [InlineData("saint-étienne")]
    [InlineData("SAINT ETIENNE")]
    [InlineData("St Étienne")]
    [InlineData("st-etienne")]
    public void Accents_case_and_hyphens_do_not_matter(string typed) =>
        Assert.Equal("Saint-Étienne", France.Find(typed, 1).Single().Name);

    [Fact]
    public void St_denis_is_Saint_Denis_the_larger_first()
    {
        var found = France.Find("st denis", 5);
        Assert.All(found.Take(2), commune => Assert.Equal("Saint-Denis", commune.Name));
        Assert.Equal(["93", "974"], found.Take(2).Select(commune => commune.Departement).Order(StringComparer.Ordinal));
        Assert.True(found[0].Population >= found[1].Population);
    }

    [Fact]
    public void While_st_is_typed_it_may_still_become_Strasbourg() =>
        Assert.Contains(France.Find("st", 20), commune => commune.Name == "Strasbourg");

    [Fact]
    public void A_postcode_finds_all_that_it_serves_largest_first()
    {
        var found = France.Find("01400", 50);
        Assert.NotEmpty(found);
        Assert.All(found, commune => Assert.Contains("01400", commune.Postcodes));
        Assert.Equal(found.OrderByDescending(commune => commune.Population), found);
    }

    [Fact]
    public void Name_and_postcode_together_find_the_one() =>
        Assert.Equal("974", France.Find("Saint-Denis 97400", 1).Single().Departement);

    [Fact]
    public void An_exact_name_comes_before_larger_places_that_only_start_so()
    {
        var found = France.Find("Lille", 10);
        Assert.Equal("Lille", found[0].Name);
        Assert.All(France.Find("par", 10).Take(1), commune => Assert.Equal("Paris", commune.Name));
    }

    [Fact]
    public void A_name_is_found_by_any_of_its_words() =>
        Assert.Contains(France.Find("bugey", 10), commune => commune.Name == "Ambérieu-en-Bugey");

    [Theory]
    [InlineData("")]
    [InlineData("  '- ")]
    [InlineData("qzxqzx")]
    [InlineData("00000")]
    public void What_no_place_is_called_finds_none(string typed) => Assert.Empty(France.Find(typed, 10));

    [Fact]
    public void A_code_finds_its_commune()
    {
        Assert.Equal("Saint-Denis", France.ByInsee("93066")?.Name);
        Assert.Null(France.ByInsee("99999"));
    }
}
