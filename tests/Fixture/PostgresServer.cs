using System.Globalization;
using Npgsql;

namespace Entraide.Fixture;

/// <summary>A PostgreSQL of the tests' own, on a free port, in a temporary folder. As root it runs as the user postgres.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";
    private readonly string folder;
    private readonly int port = FreePort.Take();
    private ChildProcess? server;
    private int databases;

    private PostgresServer(string folder) => this.folder = folder;

    private string Files => Path.Combine(folder, "files");
    private string Server => $"Host=127.0.0.1;Port={port};Username=hub";

    public static async Task<PostgresServer> StartAsync()
    {
        var started = new PostgresServer(TemporaryFolder.New("postgres"));
        if (Environment.UserName == "root") await ChildProcess.RunAsync("chown", [$"{User}:", started.folder]);
        await ChildProcess.RunAsync(Program("initdb"),
            ["-A", "trust", "-U", "hub", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync", "-D", started.Files], User);
        await started.StartAgainAsync();
        return started;
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"hub_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return $"{Server};Database={name}";
    }

    /// <summary>Ends it at once, as a crash would (<c>pg_ctl -m immediate</c>): what was committed is there when it starts again.</summary>
    public async Task StopAsync()
    {
        if (server is null) return;
        server.Signal("QUIT");
        await server.EndAsync();
        await server.DisposeAsync();
        server = null;
    }

    public async Task StartAgainAsync()
    {
        string[] settings = ["listen_addresses=127.0.0.1", $"port={port}", $"unix_socket_directories={folder}", "max_connections=200"];
        server = ChildProcess.Start(Program("postgres"), ["-D", Files, .. settings.SelectMany(s => new[] { "-c", s })], User, folder);
        await Eventually.Async(IsThereAsync, "PostgreSQL answers", TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> IsThereAsync()
    {
        if (server!.HasEnded) throw new InvalidOperationException($"PostgreSQL ended:\n{string.Join('\n', server.Output)}");
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Program(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(version => double.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
                .Select(version => Path.Combine(version, "bin", name))
                .FirstOrDefault(File.Exists) ?? name
            : name;
}
