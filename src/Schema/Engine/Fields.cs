using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>Fields from static methods: parameters are arguments, services, the viewer, the parent and the cancellation token.</summary>
internal static class Fields
{
    public static IEnumerable<MethodInfo> MethodsOf(Type marked) =>
        marked.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName);

    public static FieldType Of(MethodInfo method, TypeMap types)
    {
        var field = Described(method, types.OfResult(method));
        var parameters = new Parameters(types, Parameters.ArgumentOf);
        var call = Call(method, parameters);
        field.Arguments = new QueryArguments(parameters.Given.Select(p => Argument(p, types)));
        if (method.IsDefined(typeof(UsePagingAttribute)))
            foreach (var argument in Connections.Arguments(types.Int, types.String)) field.Arguments.Add(argument);
        field.Resolver = new FuncFieldResolver<object?>(call);
        return field;
    }

    public static FieldType Described(MethodInfo method, IGraphType shows) => new()
    {
        Name = Names.Field(method),
        Description = Descriptions.Of(method),
        ResolvedType = shows,
    };

    public static string? Describe(ParameterInfo parameter) => Descriptions.Of(parameter) ?? UsualWords.Of(parameter.Name!);

    /// <summary>Calls the method with what the parameters find in the context.</summary>
    public static Func<IResolveFieldContext, ValueTask<object?>> Call(MethodInfo method, Parameters parameters)
    {
        var context = Expression.Parameter(typeof(IResolveFieldContext));
        var call = Expression.Call(method, method.GetParameters().Select(p => parameters.Find(p, context)));
        var compiled = Expression.Lambda(call, context).Compile();
        var result = method.ReturnType;
        var wrapper = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Task<>) ? (nameof(Awaited), result.GenericTypeArguments[0])
            : result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>) ? (nameof(AwaitedValue), result.GenericTypeArguments[0])
            : (nameof(Direct), result);
        return (Func<IResolveFieldContext, ValueTask<object?>>)typeof(Fields).GetMethod(wrapper.Item1, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(wrapper.Item2).Invoke(null, [compiled])!;
    }

    private static Func<IResolveFieldContext, ValueTask<object?>> Awaited<T>(Func<IResolveFieldContext, Task<T>> call) => async context => await call(context);

    private static Func<IResolveFieldContext, ValueTask<object?>> AwaitedValue<T>(Func<IResolveFieldContext, ValueTask<T>> call) => async context => await call(context);

    private static Func<IResolveFieldContext, ValueTask<object?>> Direct<T>(Func<IResolveFieldContext, T> call) => context => new(call(context));

    private static QueryArgument Argument(ParameterInfo parameter, TypeMap types)
    {
        var shape = types.Of(parameter);
        var isOptional = parameter.HasDefaultValue && parameter.DefaultValue is not null;
        return new(isOptional && shape is NonNullGraphType required ? required.ResolvedType! : shape)
        {
            Name = parameter.Name!,
            Description = Describe(parameter),
            DefaultValue = isOptional ? parameter.DefaultValue : null,
        };
    }
}
