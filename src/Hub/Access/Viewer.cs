namespace Entraide.Hub.Access;

/// <summary>The member who asks, through one of their sessions.</summary>
public sealed record Viewer(Guid MemberId, Guid SessionId);
