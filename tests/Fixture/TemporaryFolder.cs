using System.Diagnostics;

namespace Entraide.Fixture;

/// <summary>Folders of this test process. They are gone when it is, however it ends.</summary>
public static class TemporaryFolder
{
    private static readonly Lazy<string> Root = new(Create);
    // Kept: its standard input ends with it.
    private static Process? remover;
    private static int last;

    /// <summary>A new, empty folder that only this user may enter.</summary>
    public static string New(string name)
    {
        var path = Path.Combine(Root.Value, $"{name}-{Interlocked.Increment(ref last)}");
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static string Create()
    {
        var root = Directory.CreateTempSubdirectory("entraide-").FullName;
        // The user postgres passes through it to its own.
        File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        remover = RemoveAtTheEnd(root);
        return root;
    }

    /// <summary>A shell waits for the end of its input, which comes with the end of this process, and then for the servers to let go.</summary>
    private static Process? RemoveAtTheEnd(string root) => Process.Start(new ProcessStartInfo(
        "sh", ["-c", "trap '' INT TERM HUP; cat >/dev/null; for try in 1 2 3 4 5 6 7 8 9 10; do rm -rf \"$1\" 2>/dev/null && exit; sleep 0.3; done", "sh", root])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    });
}
