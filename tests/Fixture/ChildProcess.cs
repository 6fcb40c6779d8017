using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Entraide.Fixture;

/// <summary>A process that dies with this one, however this one ends (Linux: <c>setpriv --pdeathsig</c>).</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private ChildProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public int Id { get; private set; }

    public bool HasEnded => process.HasExited;

    /// <summary>Once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>What it has written so far, both streams, by line.</summary>
    public IReadOnlyList<string> Output => [.. output];

    /// <param name="user">Runs it as this user, where this process is root's.</param>
    /// <param name="environment">Set besides what this process has; null takes a variable away.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string? user = null, string? folder = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("setpriv", [.. Privileges(user), program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var child = new ChildProcess(start);
        LongLivedThread.Run(() => child.process.Start());
        child.Id = child.process.Id;
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public static async Task RunAsync(
        string program, IEnumerable<string> arguments, string? user = null, string? folder = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var child = Start(program, arguments, user, folder, environment);
        child.process.StandardInput.Close();
        await child.EndAsync();
        if (child.process.ExitCode != 0) throw new InvalidOperationException($"{program} failed:\n{string.Join('\n', child.Output)}");
    }

    public Task WriteLineAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <param name="signal">Its name without SIG: <c>TERM</c>.</param>
    public void Signal(string signal)
    {
        if (process.HasExited) return;
        using var kill = Process.Start("kill", ["-s", signal, Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL: it has no time for anything.</summary>
    public void Kill()
    {
        if (!process.HasExited) process.Kill();
    }

    public Task EndAsync() => process.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await EndAsync();
        process.Dispose();
    }

    private static IEnumerable<string> Privileges(string? user) =>
        user is null || Environment.UserName != "root"
            ? ["--pdeathsig", "KILL"]
            : ["--reuid", user, "--regid", user, "--init-groups", "--pdeathsig", "KILL"];

    private void Keep(string? line)
    {
        if (line is not null) output.Enqueue(line);
    }

    /// <summary>The signal comes when the thread that started the child ends, so they are all started by one that never does.</summary>
    private static class LongLivedThread
    {
        private static readonly BlockingCollection<Task> Asked = [];

        static LongLivedThread() => new Thread(() =>
        {
            foreach (var start in Asked.GetConsumingEnumerable()) start.RunSynchronously();
        })
        { IsBackground = true, Name = "starts children" }.Start();

        public static void Run(Action start)
        {
            var task = new Task(start);
            Asked.Add(task);
            task.GetAwaiter().GetResult();
        }
    }
}
