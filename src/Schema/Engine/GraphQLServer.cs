using Entraide.Hub.Access;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Utilities;
using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Schema.Engine;

/// <summary>Answers requests, whatever transport they come by.</summary>
public sealed class GraphQLServer(Failures failures) : IDisposable
{
    // A page of 100 posts with authors costs about 900; the deepest useful query of the client is 9 deep, introspection 15.
    private static readonly ComplexityOptions Limits = new() { MaxDepth = 20, MaxComplexity = 10_000, DefaultListImpactMultiplier = 20 };
    private static readonly IValidationRule[] CostRule = [new ComplexityValidationRule(Limits)];
    private static readonly IValidationRule[] AllRules = [.. DocumentValidator.CoreRules, .. CostRule];

    private readonly GraphQL.Types.Schema schema = new SchemaBuilder(typeof(GraphQLServer).Assembly).Build();
    private readonly DocumentExecuter executer = new();
    private readonly DocumentCache documents = new();

    /// <summary>The schema definition, with descriptions.</summary>
    public string Print() => schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd() + "\n";

    /// <summary>Executes a request. What a client may send wrongly comes back as errors, with <see cref="ExecutionResult.Executed"/> false where nothing ran.</summary>
    /// <param name="viewer">Who asks; null where nobody is signed in.</param>
    /// <param name="services">A scope that lives as long as the operation, for a subscription until it ends.</param>
    /// <param name="allowMutations">False on roads that only read.</param>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLAsk ask, Viewer? viewer, IServiceProvider services, bool allowMutations, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(ask.Query)) return Refused(new RequestError("The request holds no query.") { Code = "QUERY_MISSING" });
        services.GetRequiredService<ViewerScope>().Viewer = viewer;
        var known = documents.Find(ask.Query);
        var result = await executer.ExecuteAsync(options =>
        {
            options.Schema = schema;
            options.Query = ask.Query;
            options.Document = known?.Document;
            options.OperationName = ask.OperationName;
            options.Variables = ask.Variables;
            options.RequestServices = services;
            options.CancellationToken = ct;
            options.ValidationRules = known is null ? AllRules : known.CostsTheSame ? [] : CostRule;
            if (!allowMutations) options.ValidationRules = options.ValidationRules.Append(QueriesOnly.Rule);
            options.UnhandledExceptionDelegate = failures.ShowAsync;
        });
        if (known is null && result is { Executed: true, Document: { } document }) documents.Keep(ask.Query, document);
        return result;
    }

    public void Dispose() => documents.Dispose();

    private static ExecutionResult Refused(ExecutionError error) => new() { Executed = false, Errors = [error] };
}
