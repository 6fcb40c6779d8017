using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;

namespace Entraide.Schema.Engine;

/// <summary>A document that was parsed and found valid.</summary>
internal sealed record KnownDocument(GraphQLDocument Document)
{
    /// <summary>Its one operation has no variable that can change what it costs: how many items are asked for, or which fields.</summary>
    public bool CostsTheSame { get; } = Document.Definitions.OfType<GraphQLOperationDefinition>().ToList() is [var operation]
        && (operation.Variables is null || !operation.Variables.Items.Any(variable => MayMatter(variable.Type)));

    // `first` and `last` are numbers, @skip and @include take truths; nothing else is counted with.
    private static bool MayMatter(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => MayMatter(required.Type),
        GraphQLNamedType named => named.Name.StringValue is "Int" or "Boolean",
        _ => false,
    };
}

/// <summary>Documents that were parsed and found valid. Clients send few different ones, many times.</summary>
internal sealed class DocumentCache : IDisposable
{
    private const long MostCharacters = 8_000_000;

    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    public KnownDocument? Find(string query) => documents.Get<KnownDocument>(query);

    public void Keep(string query, GraphQLDocument document) =>
        documents.Set(query, new KnownDocument(document), new MemoryCacheEntryOptions { Size = query.Length, SlidingExpiration = TimeSpan.FromHours(1) });

    public void Dispose() => documents.Dispose();
}
