using Entraide.Fixture;
using Npgsql;
using StackExchange.Redis;
using Xunit;

namespace Entraide.Hub.Tests;

/// <summary>The tests' own servers do what the tests of the hub rely on.</summary>
public class ServersTests
{
    [Fact]
    public async Task What_PostgreSQL_committed_is_there_after_a_crash()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync() + ";Pooling=false";
        await ExecuteAsync(database, "CREATE TABLE t (n int); INSERT INTO t VALUES (42)");
        await server.StopAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(database, "SELECT 1"));
        await server.StartAgainAsync();
        Assert.Equal(42, await ExecuteAsync(database, "SELECT n FROM t"));
    }

    [Fact]
    public async Task Redis_is_stopped_and_started_again()
    {
        await using var server = await RedisServer.StartAsync();
        var options = ConfigurationOptions.Parse(server.ConnectionString);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(100);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
        await server.StopAsync();
        await Eventually.Async(() => !redis.IsConnected, "Redis is away");
        await server.StartAgainAsync();
        await Eventually.Async(() => redis.IsConnected, "Redis is back");
    }

    private static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
