using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>The schema of an assembly's marked classes.</summary>
internal sealed class SchemaBuilder(Assembly assembly)
{
    private readonly TypeMap types = new(Marked<ObjectTypeAttribute>(assembly));

    public GraphQL.Types.Schema Build()
    {
        // Types that only an interface or a union leads to.
        foreach (var extended in types.Objects.Extended) types.Named(extended);
        var schema = new GraphQL.Types.Schema
        {
            Description = "The hub's API.",
            Query = Root<QueryTypeAttribute>("Query", "What can be read.", Fields.Of),
            Mutation = Root<MutationTypeAttribute>("Mutation", "What can be changed.", Mutations.Of),
            Subscription = Root<SubscriptionTypeAttribute>("Subscription", "What happens, as it happens.", Subscriptions.Of),
        };
        schema.RegisterType(types.Objects.Error);
        foreach (var extended in types.Objects.Extended) schema.RegisterType(types.Named(extended));
        schema.Initialize();
        // Reading the schema costs no query of the database.
        schema.SchemaMetaFieldType.WithComplexityImpact(1, 0);
        schema.TypeMetaFieldType.WithComplexityImpact(1, 0);
        return schema;
    }

    private ObjectGraphType Root<TMark>(string name, string description, Func<MethodInfo, TypeMap, FieldType> make)
        where TMark : Attribute
    {
        var root = new ObjectGraphType { Name = name, Description = description };
        foreach (var method in Marked<TMark>(assembly).OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Fields.MethodsOf)) root.AddField(make(method, types));
        return root;
    }

    private static IEnumerable<Type> Marked<TMark>(Assembly assembly)
        where TMark : Attribute => assembly.GetTypes().Where(t => t.IsDefined(typeof(TMark), inherit: false));
}
