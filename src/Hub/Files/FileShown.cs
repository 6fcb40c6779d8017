namespace Entraide.Hub.Files;

/// <summary>A file as a live event shows it.</summary>
public sealed record FileShown(Guid Id, string Name, string MediaType, int Size, int? Width, int? Height, string Url, string? ThumbnailUrl)
{
    public static FileShown Of(StoredFile file) => new(
        file.Id, file.Name, file.MediaType, file.Size, file.Width, file.Height, $"/files/{file.Id}", file.Width is null ? null : $"/files/{file.Id}/thumbnail");
}
