using System.Net;
using Amazon.S3;
using Entraide.Hub.Files;
using Entraide.Hub.Live;
using Microsoft.Data.Sqlite;
using Npgsql;
using StackExchange.Redis;

namespace Entraide.Web.Settings;

/// <summary>Tries, before anything is started, what the settings name. Servers that start together with the hub are given some time.</summary>
internal static class Reachability
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="SettingError">Something cannot be reached, refuses, or cannot be written.</exception>
    public static async Task RequireAsync(HubSettings settings)
    {
        RequireWritable(settings.Mail.Outbox);
        if (settings.Files.Bucket is { } bucket) await RequireBucketAsync(bucket);
        else RequireWritable(settings.Files.Folder);
        if (ConnectionStrings.IsPostgres(settings.Database)) await RequirePostgresAsync(settings.Database);
        else RequireSqlite(settings.Database);
        if (settings.Redis is { } redis) await RequireRedisAsync(redis);
    }

    private static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingError(Given.NameOf(HubSettings.DataFolderKey), $"{Path.GetFullPath(folder)} cannot be written: {error.Message}");
        }
    }

    private static void RequireSqlite(string database)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(database).DataSource);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var connection = new SqliteConnection(database);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE; CREATE TABLE writable (x); ROLLBACK";
            command.ExecuteNonQuery();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException or NotSupportedException)
        {
            throw new SettingError(Given.NameOf(HubSettings.DatabaseKey), $"{file} cannot be opened and written: {error.Message}");
        }
    }

    private static async Task RequirePostgresAsync(string database)
    {
        var parts = new NpgsqlConnectionStringBuilder(database) { Pooling = false, Timeout = 5 };
        await TryAsync(HubSettings.DatabaseKey, $"PostgreSQL at {parts.Host}:{parts.Port}", async ct =>
        {
            await using var connection = new NpgsqlConnection(parts.ConnectionString);
            await connection.OpenAsync(ct);
        }, error => error is NpgsqlException { IsTransient: false } ? (error as PostgresException)?.MessageText ?? error.Message : null);
    }

    private static async Task RequireRedisAsync(string redis)
    {
        var options = Redis.Options(redis);
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 1;
        await TryAsync(HubSettings.RedisKey, $"Redis at {string.Join(", ", options.EndPoints.Select(e => e.ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal)))}", async ct =>
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(ct);
            await connection.GetDatabase().PingAsync().WaitAsync(ct);
        }, Refusal);
    }

    private static async Task RequireBucketAsync(BucketSettings bucket)
    {
        using var store = new BucketStore(bucket);
        await TryAsync(HubSettings.FilesKey, $"the bucket {bucket.Name} of {bucket.Server.Authority}", store.TryAsync,
            error => error is AmazonS3Exception { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } refused ? refused.Message : null);
    }

    /// <param name="refusal">What a server says that is there and will not change its mind; null: it may come yet.</param>
    private static async Task TryAsync(string key, string server, Func<CancellationToken, Task> attempt, Func<Exception, string?> refusal)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await attempt(patience.Token);
                return;
            }
            catch (Exception error) when (refusal(error) is { } why)
            {
                throw new SettingError(Given.NameOf(key), $"{server} refuses: {why}");
            }
            catch (Exception) when (patience.IsCancellationRequested)
            {
                throw new SettingError(Given.NameOf(key), $"{server} has not answered for {Patience.TotalSeconds} seconds.");
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static string? Refusal(Exception error) => error switch
    {
        RedisServerException => error.Message,
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => "the login is wrong.",
        { InnerException: { } inner } => Refusal(inner),
        _ => null,
    };
}
