using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Entraide.Schema.Engine;

/// <summary>What doc comments say, as descriptions of the schema.</summary>
internal static partial class Descriptions
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    public static string? Of(Type type) => Summary(Find(type, $"T:{NameOf(type)}"));

    public static string? Of(MethodInfo method) => Summary(Comment(method));

    /// <summary>A property's own comment, or its parameter's where a record declares it so.</summary>
    public static string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Summary(Find(type, $"P:{NameOf(type)}.{property.Name}")) ?? Parameter(Find(type, $"T:{NameOf(type)}"), property.Name);
    }

    public static string? OfEnumValue(Type type, string value) => Summary(Find(type, $"F:{NameOf(type)}.{value}"));

    public static string? Of(ParameterInfo parameter) => Parameter(Comment((MethodInfo)parameter.Member), parameter.Name!);

    private static XElement? Comment(MethodInfo method)
    {
        // Resolvers are not overloaded, so the parameters of a name need not be compared.
        var name = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        return Find(method.DeclaringType!, name) ?? Find(method.DeclaringType!, name + "(");
    }

    private static XElement? Find(Type type, string id) => Files.GetOrAdd(type.Assembly, Read).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file)) return [];
        return XDocument.Load(file).Descendants("member")
            .GroupBy(m => Key(m.Attribute("name")!.Value)).ToDictionary(g => g.Key, g => g.First());
    }

    private static string Key(string id)
    {
        var open = id.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? id : id[..(open + 1)];
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string? Summary(XElement? comment) => Text(comment?.Element("summary"));

    private static string? Parameter(XElement? comment, string name) =>
        Text(comment?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.Nodes().Select(Plain));
        return Spaces().Replace(text, " ").Trim();
    }

    private static string Plain(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => Names.Words(see.Attribute("cref")?.Value.Split('.', ':', '(')[^1] ?? see.Value),
        XElement { Name.LocalName: "paramref" } named => named.Attribute("name")!.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
