using GraphQL.Resolvers;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>A page's ends, as Relay's specification of connections names them.</summary>
internal sealed record PageEnds(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Connections over <see cref="Page{T}"/> (https://relay.dev/graphql/connections.htm).</summary>
internal static class Connections
{
    private sealed record Edge(string Cursor, object Node);

    public static ObjectGraphType PageInfo(IGraphType boolean, IGraphType text)
    {
        var info = new ObjectGraphType { Name = "PageInfo", Description = "Whether a list goes on beyond its page, and where." };
        Add<PageEnds>(info, "hasNextPage", "More follow.", new NonNullGraphType(boolean), e => e.HasNextPage);
        Add<PageEnds>(info, "hasPreviousPage", "More come before.", new NonNullGraphType(boolean), e => e.HasPreviousPage);
        Add<PageEnds>(info, "startCursor", "The place of the page's first item.", text, e => e.StartCursor);
        Add<PageEnds>(info, "endCursor", "The place of the page's last item.", text, e => e.EndCursor);
        return info;
    }

    /// <summary>The connection type of a page of nodes.</summary>
    public static IGraphType Of(Type item, IGraphType node, IGraphType ends, IGraphType text) => (IGraphType)typeof(Connections)
        .GetMethod(nameof(Make), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
        .MakeGenericMethod(item).Invoke(null, [node, ends, text])!;

    /// <summary>The arguments of a connection, beside the field's own.</summary>
    public static IEnumerable<QueryArgument> Arguments(IGraphType number, IGraphType text) =>
    [
        new(number) { Name = "first", Description = $"How many, from the start or from `after` on: 1 to {PageAsk.Most}, {PageAsk.Usual} where nothing is said." },
        new(text) { Name = "after", Description = "The cursor to go on after." },
        new(number) { Name = "last", Description = $"How many, from the end or from `before` back: 1 to {PageAsk.Most}." },
        new(text) { Name = "before", Description = "The cursor to go back from." },
    ];

    private static ObjectGraphType Make<T>(IGraphType node, IGraphType ends, IGraphType text)
    {
        var one = new ObjectGraphType { Name = $"{node.Name}Edge", Description = $"A {Names.Words(node.Name)} in a list, with its place." };
        Add<Edge>(one, "cursor", "Its place in the list.", new NonNullGraphType(text), e => e.Cursor);
        Add<Edge>(one, "node", "What stands there.", new NonNullGraphType(node), e => e.Node);
        var connection = new ObjectGraphType { Name = $"{node.Name}Connection", Description = $"A page of a list ({Names.Words(node.Name)})." };
        Add<Page<T>>(connection, "edges", "What is on the page, with places.", List(one), p => p.Items.Select(i => new Edge(p.Cursor(i), i!)));
        Add<Page<T>>(connection, "nodes", "What is on the page.", List(node), p => p.Items);
        Add<Page<T>>(connection, "pageInfo", "Whether the list goes on.", new NonNullGraphType(ends), p => new PageEnds(
            p.HasNext, p.HasPrevious, p.Items.Count > 0 ? p.Cursor(p.Items[0]) : null, p.Items.Count > 0 ? p.Cursor(p.Items[^1]) : null));
        return connection;
    }

    private static NonNullGraphType List(IGraphType item) => new(new ListGraphType(new NonNullGraphType(item)));

    private static void Add<TSource>(ObjectGraphType type, string name, string description, IGraphType shows, Func<TSource, object?> value) =>
        type.AddField(new FieldType
        {
            Name = name,
            Description = description,
            ResolvedType = shows,
            Resolver = new FuncFieldResolver<object?>(context => value((TSource)context.Source!)),
        });
}
