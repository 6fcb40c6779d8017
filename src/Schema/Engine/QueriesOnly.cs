using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Entraide.Schema.Engine;

/// <summary>A mutation, asked where only queries may be: HTTP GET. The transport answers 405.</summary>
public sealed class MutationNotAllowedHere() : RequestError("A mutation is sent with POST.")
{
    internal const string ErrorCode = "METHOD_NOT_ALLOWED";
}

internal sealed class QueriesOnly : ValidationRuleBase
{
    public static readonly QueriesOnly Rule = new();

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation == OperationType.Mutation) throw new MutationNotAllowedHere { Code = MutationNotAllowedHere.ErrorCode };
        return default;
    }
}
