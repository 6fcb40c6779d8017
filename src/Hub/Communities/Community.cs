using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Communities;

/// <summary>What a community is built around.</summary>
public enum CommunityKind
{
    /// <summary>The whole country.</summary>
    National,

    /// <summary>A local body (CMCAS).</summary>
    LocalBody,

    /// <summary>A trade or a place of work.</summary>
    Work,

    /// <summary>A holiday centre.</summary>
    HolidayCentre,

    /// <summary>A shared passion.</summary>
    Passion,
}

/// <summary>How one comes in.</summary>
public enum Door
{
    /// <summary>Anyone may join.</summary>
    Open,

    /// <summary>A steward says yes or no.</summary>
    OnRequest,

    /// <summary>Only who is invited; others do not know that it exists.</summary>
    Private,
}

/// <summary>A group of members with its forum, its charter and its stewards.</summary>
public sealed class Community
{
    public const int MostNameCharacters = 80;
    public const int MostSummaryCharacters = 300;
    public const int MostCharterCharacters = 20_000;

    public required Guid Id { get; init; }

    /// <summary>The name in addresses; stays when the name changes.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is looked for and sorted.</summary>
    public required string FoldedName { get; set; }

    public required CommunityKind Kind { get; init; }
    public required Door Door { get; set; }

    /// <summary>One or two sentences, plain text.</summary>
    public required string Summary { get; set; }

    /// <summary>What its members agreed on, in Markdown.</summary>
    public string Charter { get; set; } = "";

    public string CharterHtml { get; set; } = "";
    public string? LocalBodyCode { get; init; }
    public required DateTimeOffset FoundedAt { get; init; }

    /// <summary>Active members.</summary>
    public int MemberCount { get; init; }
}

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> community)
    {
        community.ToTable("communities");
        community.Property(c => c.Slug).HasMaxLength(Community.MostNameCharacters + 10);
        community.Property(c => c.Name).HasMaxLength(Community.MostNameCharacters);
        community.Property(c => c.FoldedName).HasMaxLength(Community.MostNameCharacters * 2);
        community.Property(c => c.Summary).HasMaxLength(Community.MostSummaryCharacters);
        community.Property(c => c.LocalBodyCode).HasMaxLength(8);
        community.HasIndex(c => c.Slug).IsUnique();
        community.HasIndex(c => new { c.FoldedName, c.Id }).IsUnique();
    }
}
