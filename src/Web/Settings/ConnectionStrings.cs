using Microsoft.Data.Sqlite;
using Npgsql;
using StackExchange.Redis;

namespace Entraide.Web.Settings;

/// <summary>Connection strings, looked at without connecting.</summary>
internal static class ConnectionStrings
{
    public static bool IsPostgres(string database) => database.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static string Checked(string database)
    {
        try
        {
            if (IsPostgres(database))
            {
                if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(database).Host)) throw NoDatabase("Host names no server.");
            }
            else if (new SqliteConnectionStringBuilder(database) is not { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory })
            {
                throw NoDatabase("Data Source names no file.");
            }
            return database;
        }
        catch (ArgumentException error)
        {
            throw NoDatabase(error.Message);
        }
    }

    public static string? CheckedRedis(string? redis)
    {
        if (redis is null) return null;
        try
        {
            if (ConfigurationOptions.Parse(redis).EndPoints.Count > 0) return redis;
            throw NoRedis("it names no server.");
        }
        catch (ArgumentException error)
        {
            throw NoRedis(error.Message);
        }
    }

    private static SettingError NoDatabase(string why) => new(Given.NameOf(HubSettings.DatabaseKey),
        $"neither 'Data Source=FILE' (SQLite) nor 'Host=SERVER;Database=NAME;…' (PostgreSQL): {why}");

    private static SettingError NoRedis(string why) => new(Given.NameOf(HubSettings.RedisKey), $"not 'HOST:PORT,password=…': {why}");
}
