using System.Reflection;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>The graph type of each runtime type, made once.</summary>
internal sealed class TypeMap
{
    private readonly Dictionary<Type, IGraphType> named = new()
    {
        [typeof(string)] = new StringGraphType(),
        [typeof(int)] = new IntGraphType(),
        [typeof(bool)] = new BooleanGraphType(),
        [typeof(double)] = new FloatGraphType(),
        [typeof(Guid)] = new IdType(),
        [typeof(DateTimeOffset)] = new DateTimeType(),
        [typeof(TimeOnly)] = new LocalTimeType(),
    };

    private readonly NullabilityInfoContext nullability = new();
    private readonly ObjectTypes objects;

    public TypeMap(IEnumerable<Type> extensions)
    {
        objects = new(this, extensions);
        // What any object may be is anything that its id finds.
        named[typeof(object)] = objects.Node;
    }

    public IGraphType String => named[typeof(string)];
    public IGraphType Int => named[typeof(int)];
    public ObjectTypes Objects => objects;

    /// <summary>What a field of this property or method shows.</summary>
    public IGraphType Of(PropertyInfo property) => Shape(property.PropertyType, nullability.Create(property), n => n.ReadState);

    public IGraphType OfResult(MethodInfo method)
    {
        var (type, info) = Unwrap(method);
        return Shape(type, info, n => n.ReadState);
    }

    public IGraphType Of(ParameterInfo parameter) => Shape(parameter.ParameterType, nullability.Create(parameter), n => n.WriteState);

    public bool IsNullable(ParameterInfo parameter) => nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    /// <summary>What a method gives in the end, without tasks and batches around it.</summary>
    public (Type Type, NullabilityInfo Info) Unwrap(MethodInfo method)
    {
        var (type, info) = (method.ReturnType, nullability.Create(method.ReturnParameter));
        while (type.IsGenericType && Wrappers.Contains(type.GetGenericTypeDefinition()))
            (type, info) = (type.GenericTypeArguments[0], info.GenericTypeArguments[0]);
        return (type, info);
    }

    /// <summary>Whether clients can give it: a scalar, an enum, or a list of those.</summary>
    public bool IsInput(Type type)
    {
        var one = Nullable.GetUnderlyingType(type) ?? Element(type) ?? type;
        return one.IsEnum || named.GetValueOrDefault(one) is ScalarGraphType;
    }

    public static Type? Element(Type type) =>
        type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition()) ? type.GenericTypeArguments[0] : null;

    public IGraphType Named(Type type)
    {
        if (named.TryGetValue(type, out var known)) return known;
        if (type.IsEnum) return named[type] = Enumeration(type);
        if (type.IsInterface) return named[type] = Union(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)) return Connection(type);
        return objects.Make(type, made => named[type] = made);
    }

    private static readonly HashSet<Type> Wrappers = [typeof(Task<>), typeof(ValueTask<>), typeof(IDataLoaderResult<>), typeof(IAsyncEnumerable<>)];
    private static readonly HashSet<Type> Lists = [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(List<>)];

    private IGraphType Shape(Type type, NullabilityInfo info, Func<NullabilityInfo, NullabilityState> state)
    {
        var inner = Element(type) is { } element
            ? new ListGraphType(Shape(element, info.GenericTypeArguments[0], state))
            : Named(Nullable.GetUnderlyingType(type) ?? type);
        return state(info) == NullabilityState.Nullable ? inner : new NonNullGraphType(inner);
    }

    private static EnumerationGraphType Enumeration(Type type)
    {
        var made = new EnumerationGraphType { Name = type.Name, Description = Descriptions.Of(type) };
        foreach (var name in Enum.GetNames(type))
            made.Add(Names.Constant(name), Enum.Parse(type, name), Descriptions.OfEnumValue(type, name));
        return made;
    }

    /// <summary>An interface without members stands for the union of those that implement it.</summary>
    private UnionGraphType Union(Type type) => objects.Union(type.Name[1..], Descriptions.Of(type),
        type.Assembly.GetTypes().Where(type.IsAssignableFrom).Where(t => t.IsClass).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (IObjectGraphType)Named(t)));

    private IGraphType Connection(Type page)
    {
        var node = Named(page.GenericTypeArguments[0]);
        if (!named.TryGetValue(typeof(PageEnds), out var ends)) ends = named[typeof(PageEnds)] = Connections.PageInfo(named[typeof(bool)], String);
        return named[page] = Connections.Of(page.GenericTypeArguments[0], node, ends, String);
    }
}
