namespace Entraide.Hub.Demo;

/// <summary>The texts of the demo, embedded in the assembly; README.md beside says how they are written.</summary>
internal static class DemoFiles
{
    private const string Root = "Demo/";

    public static string Read(string name)
    {
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream(Root + name)
            ?? throw new InvalidOperationException($"{Root}{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The names in a folder, without extension, sorted.</summary>
    public static IEnumerable<string> In(string folder) => typeof(DemoFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith($"{Root}{folder}/", StringComparison.Ordinal))
        .Select(name => Path.GetFileNameWithoutExtension(name))
        .Order(StringComparer.Ordinal);
}
