using Entraide.Hub.Text;
using Xunit;

namespace Entraide.Hub.Tests.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("Élodie Bâtonnier", "elodie batonnier")]
    [InlineData("ELODIE", "elodie")]
    [InlineData("Cœur de Ville", "coeur de ville")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Lætitia", "laetitia")]
    [InlineData("  L'Haÿ-les-Roses !", "l hay les roses")]
    [InlineData("93 – Saint‑Denis", "93 saint denis")]
    [InlineData("Cote\u0301", "cote")]
    [InlineData("…", "")]
    public void Accents_case_and_punctuation_do_not_matter(string typed, string folded) =>
        Assert.Equal(folded, Folding.Fold(typed));

    [Fact]
    public void A_folded_text_folds_to_itself()
    {
        var once = Folding.Fold("Où est l'Œuvre d’Anaïs ?");
        Assert.Equal(once, Folding.Fold(once));
    }
}
