namespace Entraide.Hub.Files;

/// <summary>The file has more bytes than it may.</summary>
public sealed class FileTooLarge(int most) : DomainError("TOO_LARGE", $"A file may have at most {most / (1024 * 1024)} MiB.");
