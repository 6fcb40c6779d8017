using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entraide.Hub.Storage;

public static class StorageRegistration
{
    /// <summary>Adds the database that the connection string names: <c>Data Source=…</c> is SQLite, <c>Host=…</c> is PostgreSQL.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, string connectionString)
    {
        if (connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)) services.AddPostgres(connectionString);
        else services.AddSqlite(connectionString);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<HubDb>>().CreateDbContext());
        services.AddSingleton<HubWrites>();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services, string connectionString)
    {
        // Foreign keys are on by default in this provider; the timeout is how long a reader waits for a busy file.
        var parts = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 };
        services.AddSingleton<IDatabase>(new SqliteDatabase(parts.ConnectionString));
        services.AddPooledDbContextFactory<SqliteHubDb>(options => options.UseSqlite(parts.ConnectionString).UseSnakeCaseNamingConvention());
        services.AddSingleton<IDbContextFactory<HubDb>, Contexts<SqliteHubDb>>();
    }

    private static void AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(NpgsqlDataSource.Create(PostgresDefaults.In(connectionString)));
        services.AddSingleton<IDatabase, PostgresDatabase>();
        services.AddPooledDbContextFactory<PostgresHubDb>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.AddSingleton<IDbContextFactory<HubDb>, Contexts<PostgresHubDb>>();
    }

    private sealed class Contexts<TDb>(IDbContextFactory<TDb> contexts) : IDbContextFactory<HubDb>
        where TDb : HubDb
    {
        public HubDb CreateDbContext() => contexts.CreateDbContext();

        public async Task<HubDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await contexts.CreateDbContextAsync(cancellationToken);
    }
}
