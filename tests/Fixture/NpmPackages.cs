using System.Security.Cryptography;

namespace Entraide.Fixture;

/// <summary>What a folder's package-lock.json names, in its node_modules.</summary>
public static class NpmPackages
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    /// <summary>Once for all processes, and again only when the lock file has changed.</summary>
    public static async Task InstallAsync(string folder)
    {
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"))));
        var stamp = Path.Combine(folder, "node_modules/.installed");
        await using var turn = await TurnAsync(folder);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted) return;
        await ChildProcess.RunAsync("npm", ["ci", "--no-audit", "--no-fund"], folder: folder);
        await File.WriteAllTextAsync(stamp, wanted);
    }

    private static async Task<FileStream> TurnAsync(string folder)
    {
        FileStream? turn = null;
        await Eventually.Async(() => TryTake(folder, out turn), $"another process has installed what {folder} needs", LongestWait);
        return turn!;
    }

    private static bool TryTake(string folder, out FileStream? turn)
    {
        try
        {
            turn = new(Path.Combine(folder, ".installing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (IOException)
        {
            turn = null;
            return false;
        }
    }
}
