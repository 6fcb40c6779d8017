namespace Entraide.Fixture;

/// <summary>One server of each kind for all tests of the process, started when first asked for. Who stops one starts their own instead.</summary>
public static class Servers
{
    private static readonly Lazy<Task<PostgresServer>> LazyPostgres = new(PostgresServer.StartAsync);
    private static readonly Lazy<Task<RedisServer>> LazyRedis = new(RedisServer.StartAsync);

    public static Task<PostgresServer> Postgres => LazyPostgres.Value;

    public static Task<RedisServer> Redis => LazyRedis.Value;
}
