namespace Entraide.Hub.Places;

/// <summary>A local body of the Activités Sociales (a CMCAS), which members belong to.</summary>
public sealed record LocalBody(string Code, string Name);
