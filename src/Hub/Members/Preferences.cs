using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Members;

/// <summary>What a member has chosen for themselves. Who has chosen nothing has no row, and these defaults.</summary>
public sealed class Preferences
{
    public const string UsualTimeZone = "Europe/Paris";
    public const int MostTimeZoneCharacters = 60;

    public required Guid MemberId { get; init; }

    /// <summary>Others see how far they have read a conversation, and they see it of others.</summary>
    public bool ReadReceipts { get; set; } = true;

    /// <summary>Others see when they are writing, and they see it of others.</summary>
    public bool ShowsWriting { get; set; } = true;

    /// <summary>Members who share a community with them may begin a conversation with them.</summary>
    public bool TakesMessages { get; set; } = true;

    /// <summary>Nobody finds them present.</summary>
    public bool Invisible { get; set; }

    /// <summary>Where their day is, by its name in the IANA time zone database.</summary>
    public string TimeZone { get; set; } = UsualTimeZone;

    /// <summary>From when on they are left in peace, by their own clock. The same as <see cref="QuietUntil"/>: never.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    /// <summary>Until when they are left in peace; when the day's mail comes, too.</summary>
    public TimeOnly QuietUntil { get; set; } = new(8, 0);

    /// <summary>What is new and unread comes by mail, at most once a day.</summary>
    public bool Digest { get; set; } = true;
}

internal sealed class PreferencesMapping : IEntityTypeConfiguration<Preferences>
{
    public void Configure(EntityTypeBuilder<Preferences> preferences)
    {
        preferences.ToTable("preferences").HasKey(p => p.MemberId);
        preferences.Property(p => p.TimeZone).HasMaxLength(Preferences.MostTimeZoneCharacters);
        preferences.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
