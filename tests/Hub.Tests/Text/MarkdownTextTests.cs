using Entraide.Hub.Text;
using Xunit;

namespace Entraide.Hub.Tests.Text;

public class MarkdownTextTests
{
    private static readonly Guid Ada = Ids.New(IdKind.Member, DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_mention_leads_to_the_member()
    {
        var html = MarkdownText.ToHtml($"Merci [@Ada](member:{Ada}) !");
        Assert.Contains($"href=\"/members/{Ada}\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"mention\"", html, StringComparison.Ordinal);
        Assert.Contains("@Ada</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rendez-vous samedi à 9 h (au local) : qui vient ?")]
    [InlineData("Oui, « volontiers »… l’un ou l'autre !")]
    [InlineData("1. à faire")]
    [InlineData("2) ou bien")]
    [InlineData("voir www.exemple.fr et mailto:a")]
    [InlineData("- une liste")]
    [InlineData("a -- b")]
    public void Words_that_mean_nothing_in_Markdown_are_shown_as_in_a_text_that_does(string text)
    {
        var among = MarkdownText.ToHtml($"{text}\n\n*fin*");
        Assert.Equal(among[..among.LastIndexOf("<p><em>fin</em></p>", StringComparison.Ordinal)].Trim(), MarkdownText.ToHtml(text));
    }

    [Fact]
    public void Each_member_mentioned_is_found_once()
    {
        var bob = Ids.New(IdKind.Member, DateTimeOffset.UnixEpoch);
        var text = $"[@Ada](member:{Ada}), [@Bob](member:{bob}) et encore [@Ada](member:{Ada}); [non](member:personne) `[@x](member:{Guid.NewGuid()})`";
        Assert.Equal([Ada, bob], MarkdownText.Mentions(text));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"alert(2)\">ici</a>")]
    [InlineData("<iframe src=\"https://exemple.fr\"></iframe>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("texte <b onmouseover=alert(1)>gras</b>")]
    public void Html_is_shown_as_the_text_it_is(string html)
    {
        var shown = MarkdownText.ToHtml(html);
        Assert.Contains("&lt;", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(?!/?(p|br|a)[ >/])", shown);
        Assert.DoesNotMatch("<[^>]*(on[a-z]+=|javascript:)", shown);
    }

    [Theory]
    [InlineData("[ici](javascript:alert(1))")]
    [InlineData("[ici](JaVaScRiPt:alert(1))")]
    [InlineData("[ici](&#106;avascript:alert(1))")]
    [InlineData("[ici](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[ici](vbscript:x)")]
    [InlineData("![ici](javascript:alert(1))")]
    [InlineData("[ici][1]\n\n[1]: javascript:alert(1)")]
    public void A_link_that_runs_something_leads_nowhere(string markdown)
    {
        var shown = MarkdownText.ToHtml(markdown);
        Assert.Contains("ici", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("href", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_of_a_member_s_is_no_recommendation_of_ours()
    {
        var shown = MarkdownText.ToHtml("[le site](https://exemple.fr/a?b=c)");
        Assert.Contains("href=\"https://exemple.fr/a?b=c\"", shown, StringComparison.Ordinal);
        Assert.Contains("rel=\"nofollow noopener ugc\"", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Titre", "<h3>Titre</h3>")]
    [InlineData("## Titre", "<h4>Titre</h4>")]
    [InlineData("###### Titre", "<h6>Titre</h6>")]
    public void Headings_stand_below_those_of_the_page(string markdown, string html) =>
        Assert.Equal(html, MarkdownText.ToHtml(markdown));

    [Fact]
    public void A_picture_becomes_a_link()
    {
        var shown = MarkdownText.ToHtml("![un chat](https://exemple.fr/chat.png)");
        Assert.DoesNotContain("<img", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"https://exemple.fr/chat.png\"", shown, StringComparison.Ordinal);
        Assert.Contains(">un chat</a>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_lists_and_line_breaks_stay()
    {
        var shown = MarkdownText.ToHtml("| a | b |\n|---|---|\n| 1 | 2 |\n\n3. trois\n4. quatre\n\nligne\nautre");
        Assert.Contains("<td>1</td>", shown, StringComparison.Ordinal);
        Assert.Contains("<ol start=\"3\">", shown, StringComparison.Ordinal);
        Assert.Contains("<br>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excerpt_is_one_line_of_the_author_s_own_words() =>
        Assert.Equal("Oui, samedi.", MarkdownText.Excerpt("> Tu viens ?\n> Samedi ?\n\n**Oui**,\n_samedi_."));

    [Fact]
    public void An_excerpt_of_a_quote_alone_is_the_quote() => Assert.Equal("Tu viens ?", MarkdownText.Excerpt("> Tu viens ?"));

    [Fact]
    public void A_long_excerpt_ends_where_160_characters_end()
    {
        var excerpt = MarkdownText.Excerpt(string.Concat(Enumerable.Repeat("mot ", 100)));
        Assert.True(excerpt.Length <= 160);
        Assert.EndsWith("mot…", excerpt, StringComparison.Ordinal);
    }
}
