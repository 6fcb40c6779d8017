namespace Entraide.Web.Errors;

/// <summary>A request that HTTP itself has a status for.</summary>
public sealed class Refusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
}
