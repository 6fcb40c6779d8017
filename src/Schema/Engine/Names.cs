using System.Reflection;
using System.Text.Json;

namespace Entraide.Schema.Engine;

internal static class Names
{
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string Constant(string name) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);

    /// <summary>GetAuthorAsync is author.</summary>
    public static string Field(MethodInfo method)
    {
        var name = method.Name;
        if (name.EndsWith("Async", StringComparison.Ordinal)) name = name[..^5];
        if (name.StartsWith("Get", StringComparison.Ordinal)) name = name[3..];
        return Camel(name);
    }

    public static string Pascal(string camel) => char.ToUpperInvariant(camel[0]) + camel[1..];

    /// <summary>"communityId" is "community".</summary>
    public static string Words(string camel) => JsonNamingPolicy.SnakeCaseLower.ConvertName(camel).Replace('_', ' ');
}
