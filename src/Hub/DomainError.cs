namespace Entraide.Hub;

/// <summary>
/// An error that a person can cause and may read: a stable code for programs and a sentence for people.
/// A defect is any other exception.
/// </summary>
public abstract class DomainError(string code, string message) : Exception(message)
{
    /// <summary>Stable, in capitals: <c>NOT_A_MEMBER</c>.</summary>
    public string Code { get; } = code;
}
