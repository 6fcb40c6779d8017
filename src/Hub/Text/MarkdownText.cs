using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Entraide.Hub.Text;

/// <summary>
/// What members write: CommonMark with tables, strike-through and bare links, and mentions written
/// <c>[@Name](member:UUID)</c>. HTML in it is text.
/// </summary>
public static partial class MarkdownText
{
    private const string Mention = "member:";
    private const int ExcerptCharacters = 160;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseEmphasisExtras().UseSoftlineBreakAsHardlineBreak().Build();

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "strong", "em", "del", "ins", "sub", "sup", "mark", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
            "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "rel", "class", "start" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    })
    {
        AllowedClasses = { "mention" },
    };

    /// <summary>Safe HTML. Headings start at the third level, below those of the page; pictures become links.</summary>
    public static string ToHtml(string markdown)
    {
        if (!Meaning().IsMatch(markdown)) return markdown.Length == 0 ? "" : $"<p>{markdown.Trim()}</p>";
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 2, 6);
        foreach (var link in document.Descendants<LinkInline>()) Prepare(link);
        return Sanitizer.Sanitize(document.ToHtml(Pipeline)).Trim();
    }

    /// <summary>The members that a text mentions, each once.</summary>
    public static IReadOnlyList<Guid> Mentions(string markdown) =>
        [.. Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Select(MentionedBy).OfType<Guid>().Distinct()];

    /// <summary>The first words, on one line, without marks.</summary>
    public static string Excerpt(string markdown)
    {
        var line = Spaces().Replace(Markdown.ToPlainText(WithoutQuotes(markdown), Pipeline), " ").Trim();
        return line.Length <= ExcerptCharacters ? line : string.Concat(line.AsSpan(0, ExcerptCharacters - 1).TrimEnd(), "…");
    }

    private static void Prepare(LinkInline link)
    {
        link.IsImage = false;
        if (MentionedBy(link) is { } member)
        {
            link.Url = $"/members/{member}";
            link.GetAttributes().AddClass("mention");
        }
        else
        {
            link.GetAttributes().AddProperty("rel", "nofollow noopener ugc");
        }
    }

    private static Guid? MentionedBy(LinkInline link) =>
        link.Url is { } url && url.StartsWith(Mention, StringComparison.Ordinal) && Guid.TryParse(url.AsSpan(Mention.Length), out var id) ? id : null;

    private static string WithoutQuotes(string markdown)
    {
        var own = string.Join('\n', markdown.Split('\n').Where(line => !line.StartsWith('>')));
        return string.IsNullOrWhiteSpace(own) ? markdown : own;
    }

    /// <summary>What can mean something in Markdown or HTML. Most messages hold none of it, and are what they say.</summary>
    [GeneratedRegex(@"[^\p{L}\p{N} .,;:!?()'’«»…\u00a0\u202f-]|(?<!\p{L})-|-(?!\p{L})|:(?! |$)|\p{N}[.)]|^ |www\.")]
    private static partial Regex Meaning();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
