using GraphQL;

namespace Entraide.Schema.Engine;

/// <summary>One GraphQL request.</summary>
/// <param name="Query">The document; null where none was given.</param>
/// <param name="OperationName">Which of its operations.</param>
/// <param name="Variables">Values of its variables.</param>
/// <param name="Extensions">What the client adds; the hub uses none.</param>
public sealed record GraphQLAsk(string? Query, string? OperationName = null, Inputs? Variables = null, Inputs? Extensions = null);
