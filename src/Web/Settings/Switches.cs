namespace Entraide.Web.Settings;

/// <summary>What the command line says besides settings.</summary>
/// <param name="SchemaFile">Write the GraphQL schema to this file and end.</param>
/// <param name="LargeDemo">Add a community of 15,000 members to the demo.</param>
/// <param name="Rest">What is left, for ASP.NET Core.</param>
internal sealed record Switches(string? SchemaFile, bool LargeDemo, string[] Rest)
{
    public static Switches Read(string[] args)
    {
        var rest = args.ToList();
        var large = rest.Remove("--demo-large");
        var at = rest.IndexOf("--schema");
        if (at < 0) return new(null, large, [.. rest]);
        if (at + 1 == rest.Count) throw new SettingError("--schema", "names the file to write.");
        var file = rest[at + 1];
        rest.RemoveRange(at, 2);
        return new(file, large, [.. rest]);
    }
}
