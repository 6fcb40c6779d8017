namespace Entraide.Hub.Places;

/// <summary>A local body of the Activités Sociales (a CMCAS), which members belong to.</summary>
/// <param name="Code">What profiles keep: it stays when the name changes.</param>
/// <param name="Name">As people call it.</param>
public sealed record LocalBody(string Code, string Name);
