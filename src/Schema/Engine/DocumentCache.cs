using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;

namespace Entraide.Schema.Engine;

/// <summary>Documents that were parsed and found valid. Clients send few different ones, many times.</summary>
internal sealed class DocumentCache : IDisposable
{
    private const long MostCharacters = 8_000_000;

    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    public GraphQLDocument? Find(string query) => documents.Get<GraphQLDocument>(query);

    public void Keep(string query, GraphQLDocument document) =>
        documents.Set(query, document, new MemoryCacheEntryOptions { Size = query.Length, SlidingExpiration = TimeSpan.FromHours(1) });

    public void Dispose() => documents.Dispose();
}
