using System.Linq.Expressions;
using System.Reflection;
using Entraide.Hub.Access;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Schema.Engine;

/// <summary>Where a resolver's parameters come from.</summary>
/// <param name="types">Says what clients can give.</param>
/// <param name="read">Finds the value that the client gave under a name.</param>
internal sealed class Parameters(TypeMap types, Func<IResolveFieldContext, string, object?> read)
{
    /// <summary>Those that the client gives, in the order of the method.</summary>
    public List<ParameterInfo> Given { get; } = [];

    public Expression Find(ParameterInfo parameter, ParameterExpression context)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken)) return Expression.Property(context, nameof(IResolveFieldContext.CancellationToken));
        if (parameter.IsDefined(typeof(ParentAttribute))) return Expression.Convert(Expression.Property(context, nameof(IResolveFieldContext.Source)), type);
        if (type == typeof(Viewer)) return Call(types.IsNullable(parameter) ? nameof(ViewerOf) : nameof(RequiredViewer), context);
        if (type == typeof(PageAsk)) return Call(nameof(PageOf), context);
        if (!types.IsInput(type)) return Expression.Call(typeof(Parameters), nameof(Service), [type], context);
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid) && !parameter.IsDefined(typeof(IDAttribute)))
            throw new InvalidOperationException($"{parameter.Member.Name}: {parameter.Name} is an id and marked [ID] as all are.");
        Given.Add(parameter);
        return Expression.Call(typeof(Parameters), nameof(Value), [type], context, Expression.Constant(parameter.Name), Expression.Constant(read));
    }

    /// <summary>A field's own argument.</summary>
    public static object? ArgumentOf(IResolveFieldContext context, string name) =>
        context.Arguments is not null && context.Arguments.TryGetValue(name, out var argument) ? argument.Value : null;

    /// <summary>A field of a mutation's input.</summary>
    public static object? InputOf(IResolveFieldContext context, string name) =>
        ArgumentOf(context, "input") is IDictionary<string, object?> input ? input.TryGetValue(name, out var value) ? value : null : null;

    private static MethodCallExpression Call(string method, Expression context) =>
        Expression.Call(typeof(Parameters).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!, context);

    private static Viewer? ViewerOf(IResolveFieldContext context) => Service<ViewerScope>(context).Viewer;

    private static Viewer RequiredViewer(IResolveFieldContext context) => Service<ViewerScope>(context).Required;

    private static PageAsk PageOf(IResolveFieldContext context) => new PageAsk(
        Value<int?>(context, "first", ArgumentOf), Value<string?>(context, "after", ArgumentOf),
        Value<int?>(context, "last", ArgumentOf), Value<string?>(context, "before", ArgumentOf)).Checked();

    private static T Service<T>(IResolveFieldContext context)
        where T : notnull => context.RequestServices!.GetRequiredService<T>();

    private static T? Value<T>(IResolveFieldContext context, string name, Func<IResolveFieldContext, string, object?> read) => read(context, name) switch
    {
        null => default,
        string text => (T)(object)Require.Characters(text, name),
        T value => value,
        System.Collections.IEnumerable list => (T)ListOf(list, TypeMap.Element(typeof(T))!, name),
        var other => throw new InvalidCastException($"{name} is a {other.GetType()}, not a {typeof(T)}"),
    };

    private static System.Collections.IList ListOf(System.Collections.IEnumerable values, Type element, string name)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var value in values) list.Add(value is string text ? Require.Characters(text, name) : value);
        return list;
    }
}
