namespace Entraide.Hub.Pictures;

/// <summary>The file is no JPEG, PNG, WebP or GIF image that can be read.</summary>
public sealed class NotAPicture() : DomainError("NOT_A_PICTURE", "This is no JPEG, PNG, WebP or GIF image that can be read.");

/// <summary>The file may be small: what it unfolds to is too much to be read.</summary>
public sealed class PictureTooLarge(long most) : DomainError("PICTURE_TOO_LARGE", $"A picture of this kind may have at most {most / 1_000_000} million pixels.");
