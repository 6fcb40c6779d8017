using System.Globalization;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Members;

/// <summary>How somebody belongs to the Activités Sociales.</summary>
public enum BeneficiaryStatus
{
    /// <summary>Works in the electricity and gas industries.</summary>
    Agent,

    /// <summary>Has worked there.</summary>
    Retired,

    /// <summary>Husband, wife or partner of an agent.</summary>
    Spouse,

    /// <summary>Child of an agent.</summary>
    Child,
}

/// <summary>A person of the hub, as others see them.</summary>
public sealed class Member
{
    public const int MostNameCharacters = 80;
    public const int MostAboutCharacters = 2_000;
    public const int MostLanguages = 10;

    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The name as it is looked for and sorted: see <see cref="Folding"/>.</summary>
    public required string FoldedName { get; set; }

    public required BeneficiaryStatus Status { get; set; }
    public string? LocalBodyCode { get; set; }

    /// <summary>INSEE code of the commune where they live.</summary>
    public string? CommuneInsee { get; set; }

    /// <summary>Languages they speak, as IETF BCP 47 tags: fr, en, pt-BR.</summary>
    public List<string> Languages { get; set; } = [];

    /// <summary>A few words about themselves, plain text.</summary>
    public string About { get; set; } = "";

    public Guid? PictureId { get; set; }
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The member whose household they belong to, where they came by its invitation.</summary>
    public Guid? HouseholdHolderId { get; init; }

    /// <summary>What stands for a picture: the first letters of the first and the last word of the name.</summary>
    public string Initials => InitialsOf(Name);

    public string? PictureUrl => PictureId is { } id ? $"/pictures/{id}" : null;

    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return "?";
        var letters = words.Length == 1
            ? StringInfo.GetNextTextElement(words[0])
            : StringInfo.GetNextTextElement(words[0]) + StringInfo.GetNextTextElement(words[^1]);
        return letters.ToUpperInvariant();
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.Property(m => m.Name).HasMaxLength(Member.MostNameCharacters);
        member.Property(m => m.FoldedName).HasMaxLength(Member.MostNameCharacters * 2);
        member.Property(m => m.About).HasMaxLength(Member.MostAboutCharacters);
        member.HasIndex(m => m.FoldedName);
        member.HasOne<Member>().WithMany().HasForeignKey(m => m.HouseholdHolderId);
    }
}
