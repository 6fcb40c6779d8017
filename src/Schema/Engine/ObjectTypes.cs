using System.Linq.Expressions;
using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>Object types: the properties of what they show, and the methods of the class marked <see cref="ObjectTypeAttribute{T}"/>.</summary>
internal sealed class ObjectTypes
{
    private readonly TypeMap types;
    private readonly Dictionary<Type, Type> extensions;
    private readonly Dictionary<Type, IObjectGraphType> made = [];

    public ObjectTypes(TypeMap types, IEnumerable<Type> extensions)
    {
        this.types = types;
        this.extensions = extensions.ToDictionary(e => e.GetCustomAttribute<ObjectTypeAttribute>()!.RuntimeType);
        Node = new InterfaceGraphType { Name = "Node", Description = "Something that its id alone finds.", ResolveType = Of };
        Node.AddField(new FieldType { Name = "id", Description = "Names it for ever.", ResolvedType = new NonNullGraphType(types.Named(typeof(Guid))) });
        Error = new InterfaceGraphType { Name = "Error", Description = "Why a mutation changed nothing.", ResolveType = Of };
        Error.AddField(new FieldType { Name = "code", Description = CodeText, ResolvedType = new NonNullGraphType(types.String) });
        Error.AddField(new FieldType { Name = "message", Description = MessageText, ResolvedType = new NonNullGraphType(types.String) });
    }

    public const string CodeText = "For programs: stable, in capitals.";
    public const string MessageText = "For people: a sentence.";

    public InterfaceGraphType Node { get; }
    public InterfaceGraphType Error { get; }
    public IEnumerable<Type> Extended => extensions.Keys;

    /// <summary>The type of a value, for interfaces and unions.</summary>
    public IObjectGraphType? Of(object value) => made.GetValueOrDefault(value.GetType());

    /// <param name="known">Told of the type before its fields are made: they may lead back to it.</param>
    public IObjectGraphType Make(Type runtime, Action<IObjectGraphType> known)
    {
        var type = new ObjectGraphType { Name = runtime.Name, Description = Descriptions.Of(runtime) };
        made[runtime] = type;
        known(type);
        var extension = extensions.GetValueOrDefault(runtime);
        var ignored = extension?.GetCustomAttribute<ObjectTypeAttribute>()!.IgnoreProperties ?? [];
        foreach (var property in runtime.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (!ignored.Contains(property.Name)) type.AddField(FieldOf(property));
        if (extension is null) return type;
        foreach (var method in Fields.MethodsOf(extension)) type.AddField(Fields.Of(method, types));
        if (extension.IsDefined(typeof(NodeAttribute))) Implement(type, Node);
        return type;
    }

    /// <summary>The type of a domain error: its code, its message and what else it tells.</summary>
    public IObjectGraphType MakeError(Type error)
    {
        if (made.TryGetValue(error, out var known)) return known;
        var type = new ObjectGraphType { Name = error.Name, Description = Descriptions.Of(error) };
        made[error] = type;
        type.AddField(new FieldType { Name = "code", Description = CodeText, ResolvedType = new NonNullGraphType(types.String), Resolver = Value(typeof(DomainError).GetProperty(nameof(DomainError.Code))!) });
        type.AddField(new FieldType { Name = "message", Description = MessageText, ResolvedType = new NonNullGraphType(types.String), Resolver = Value(typeof(Exception).GetProperty(nameof(Exception.Message))!) });
        foreach (var property in error.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)) type.AddField(FieldOf(property));
        Implement(type, Error);
        return type;
    }

    public UnionGraphType Union(string name, string? description, IEnumerable<IObjectGraphType> members)
    {
        var union = new UnionGraphType { Name = name, Description = description, ResolveType = Of };
        foreach (var member in members) union.AddPossibleType(member);
        return union;
    }

    private static void Implement(ObjectGraphType type, InterfaceGraphType contract)
    {
        type.AddResolvedInterface(contract);
        contract.AddPossibleType(type);
    }

    private FieldType FieldOf(PropertyInfo property) => new()
    {
        Name = Names.Camel(property.Name),
        Description = Descriptions.Of(property) ?? UsualWords.Of(Names.Camel(property.Name)),
        ResolvedType = types.Of(property),
        Resolver = Value(property),
    };

    private static FuncFieldResolver<object?> Value(PropertyInfo property)
    {
        var source = Expression.Parameter(typeof(object));
        var read = Expression.Convert(Expression.Property(Expression.Convert(source, property.DeclaringType!), property), typeof(object));
        var get = Expression.Lambda<Func<object, object?>>(read, source).Compile();
        return new(context => get(context.Source!));
    }
}
