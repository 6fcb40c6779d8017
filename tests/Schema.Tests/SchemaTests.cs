using Entraide.Fixture;
using Entraide.Hub.Storage;
using Entraide.Schema.Engine;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Schema.Tests;

/// <summary>The API as clients see it, against the file that reviews see.</summary>
public sealed class SchemaTests
{
    private static readonly string Printed = Print();

    [Fact]
    public void The_schema_is_the_one_in_schema_graphql() =>
        Assert.True(Printed == File.ReadAllText(Path.Combine(Source.Root, "schema.graphql")), "schema.graphql is not current: run ./dev schema");

    [Fact]
    public async Task Everything_in_it_has_a_description()
    {
        var silent = new Silent();
        await silent.VisitAsync(Parser.Parse(Printed), silent);
        Assert.Empty(silent.Found);
    }

    private static string Print()
    {
        using var services = new ServiceCollection().AddLogging().AddStorage("Data Source=never-opened.db").AddHubSchema().BuildServiceProvider();
        return services.GetRequiredService<GraphQLServer>().Print();
    }

    /// <summary>Collects what is defined without a description.</summary>
    private sealed class Silent : ASTVisitor<Silent>, IASTVisitorContext
    {
        public List<string> Found { get; } = [];

        CancellationToken IASTVisitorContext.CancellationToken => default;

        public override ValueTask VisitAsync(ASTNode? node, Silent context)
        {
            if (node is IHasDescriptionNode { Description: null } and not GraphQLSchemaDefinition && node is INamedNode named)
                Found.Add($"{node.Kind} {named.Name.StringValue}");
            return base.VisitAsync(node, context);
        }
    }
}
