using Entraide.Hub.Chat;
using Entraide.Hub.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Hub.Files;

/// <summary>A file that a member gave into a conversation. Its bytes are in the file store, under its id; it never changes.</summary>
public sealed class StoredFile
{
    public const int MostNameCharacters = 200;

    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }
    public required Guid OwnerId { get; init; }

    /// <summary>The message that shows it; null while it waits for one.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>For people: without a folder, without control characters.</summary>
    public required string Name { get; init; }

    /// <summary>By what is in it, not by its name.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its length as it is served, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>In pixels; null where it is no picture.</summary>
    public int? Width { get; init; }

    /// <summary>In pixels; null where it is no picture.</summary>
    public int? Height { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>From when on it is nobody's and is erased: a day after it was given; null while a message shows it; when that was deleted.</summary>
    public DateTimeOffset? ErasedFrom { get; set; }

    /// <summary>Where it is, for those who may read the conversation.</summary>
    public string Url => $"/files/{Id}";

    /// <summary>Where it is smaller; null where it is no picture.</summary>
    public string? ThumbnailUrl => Width is null ? null : $"{Url}/thumbnail";
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("files");
        file.Property(f => f.Name).HasMaxLength(StoredFile.MostNameCharacters);
        file.Property(f => f.MediaType).HasMaxLength(100);
        // No foreign key: it is claimed in one command, before the message that claims it is saved. Messages leave a trace and are never removed.
        file.HasIndex(f => f.MessageId);
        file.HasIndex(f => f.ErasedFrom);
        file.HasOne<Conversation>().WithMany().HasForeignKey(f => f.ConversationId);
        file.HasOne<Member>().WithMany().HasForeignKey(f => f.OwnerId);
    }
}
