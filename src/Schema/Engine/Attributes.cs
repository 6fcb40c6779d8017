namespace Entraide.Schema.Engine;

// They mean what Hot Chocolate's attributes of the same names mean: see docs/decisions/0001.

/// <summary>The class's public static methods are fields of <c>Query</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>The class's public static methods are mutations: parameters become an input, the result a payload with errors.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>The class's public static methods are subscriptions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

/// <summary>The class's public static methods are fields of an object type, beside the properties of what it shows.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ObjectTypeAttribute(Type runtimeType) : Attribute
{
    public Type RuntimeType { get; } = runtimeType;

    /// <summary>Properties that are no fields.</summary>
    public string[] IgnoreProperties { get; init; } = [];
}

/// <inheritdoc/>
public sealed class ObjectTypeAttribute<T>() : ObjectTypeAttribute(typeof(T));

/// <summary>The object type is a <c>Node</c>: its id alone finds it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NodeAttribute : Attribute;

/// <summary>The parameter is the object whose field is asked for.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;

/// <summary>The parameter is an id: a UUID that the schema calls <c>ID</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IDAttribute : Attribute;

/// <summary>The field is a connection, as Relay's specification has it; its page comes as a <see cref="PageAsk"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute;

/// <summary>What the mutation may refuse with, as a type of its own.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class ErrorAttribute(Type error) : Attribute
{
    public Type ErrorType { get; } = error;
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<T>() : ErrorAttribute(typeof(T))
    where T : DomainError;

/// <summary>How a mutation's payload calls its result, where the name of its type does not say it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    public required string PayloadFieldName { get; init; }
}
