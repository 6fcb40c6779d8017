namespace Entraide.Fixture;

/// <summary>Where this build comes from.</summary>
public static class Source
{
    /// <summary>The root of the working tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as this build.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Entraide.Hub.sln"))) return folder.FullName;
        throw new InvalidOperationException("Entraide.Hub.sln is in no folder above the tests.");
    }
}
