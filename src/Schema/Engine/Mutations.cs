using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>Mutations by convention: one input, one payload that holds the result or the named errors.</summary>
internal static class Mutations
{
    // So that one request holds about twenty: a password takes long to check on purpose.
    private const double Cost = 500;

    private sealed record Outcome(object? Result, IReadOnlyList<DomainError> Errors);

    public static FieldType Of(MethodInfo method, TypeMap types)
    {
        var name = Names.Pascal(Names.Field(method));
        var errors = method.GetCustomAttributes<ErrorAttribute>().Select(e => e.ErrorType).ToArray();
        var parameters = new Parameters(types, Parameters.InputOf);
        var call = Fields.Call(method, parameters);
        var field = Fields.Described(method, new NonNullGraphType(Payload(name, method, errors, types)));
        if (parameters.Given.Count > 0)
            field.Arguments = new QueryArguments(new QueryArgument(new NonNullGraphType(Input(name, parameters.Given, types))) { Name = "input", Description = "What is asked." });
        field.Resolver = new FuncFieldResolver<object?>(context => TryAsync(call, context, errors));
        field.WithComplexityImpact(Cost);
        return field;
    }

    private static async ValueTask<object?> TryAsync(Func<IResolveFieldContext, ValueTask<object?>> call, IResolveFieldContext context, Type[] errors)
    {
        try
        {
            return new Outcome(await call(context), []);
        }
        catch (DomainError error) when (errors.Contains(error.GetType()))
        {
            return new Outcome(null, [error]);
        }
    }

    private static InputObjectGraphType Input(string name, IEnumerable<ParameterInfo> given, TypeMap types)
    {
        var input = new InputObjectGraphType { Name = $"{name}Input", Description = $"What `{Names.Camel(name)}` is given." };
        foreach (var parameter in given)
            input.AddField(new FieldType { Name = parameter.Name!, Description = Fields.Describe(parameter), ResolvedType = types.Of(parameter) });
        return input;
    }

    private static ObjectGraphType Payload(string name, MethodInfo method, Type[] errors, TypeMap types)
    {
        var payload = new ObjectGraphType { Name = $"{name}Payload", Description = $"What came of `{Names.Camel(name)}`." };
        var (result, _) = types.Unwrap(method);
        if (result.Name == payload.Name)
        {
            foreach (var property in result.GetProperties())
                Add(payload, Names.Camel(property.Name), Descriptions.Of(property), Nullable(types.Of(property)), o => o.Result is { } given ? property.GetValue(given) : null);
        }
        else
        {
            var field = method.GetCustomAttribute<UseMutationConventionAttribute>()?.PayloadFieldName ?? Names.Camel(result.Name);
            Add(payload, field, "The result; null where it was refused.", Nullable(types.Named(result)), o => o.Result);
        }
        if (errors.Length == 0) return payload;
        var union = types.Objects.Union($"{name}Error", $"Why `{Names.Camel(name)}` was refused.", errors.Select(types.Objects.MakeError));
        Add(payload, "errors", "Why it was refused; empty where it was done.", new NonNullGraphType(new ListGraphType(new NonNullGraphType(union))), o => o.Errors);
        return payload;
    }

    private static IGraphType Nullable(IGraphType type) => type is NonNullGraphType required ? required.ResolvedType! : type;

    private static void Add(ObjectGraphType payload, string name, string? description, IGraphType shows, Func<Outcome, object?> value) =>
        payload.AddField(new FieldType
        {
            Name = name,
            Description = description,
            ResolvedType = shows,
            Resolver = new FuncFieldResolver<object?>(context => value((Outcome)context.Source!)),
        });
}
