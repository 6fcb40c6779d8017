using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Entraide.Hub.Storage;

public static class SchemaUpdate
{
    /// <summary>Brings the schema up to date; nodes that start together take turns.</summary>
    public static async Task MigrateAsync(this IDbContextFactory<HubDb> contexts, IDatabase database, CancellationToken ct)
    {
        await using var turn = await database.LockSchemaAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
            // A node killed while it migrated leaves EF Core's own lock behind; the turn above says that nobody holds it now.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        }
        await db.Database.MigrateAsync(ct);
    }
}

// For `./dev migration`, which writes migrations and never connects.

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteHubDb>
{
    public SqliteHubDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite("Data Source=:memory:").UseSnakeCaseNamingConvention().Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresHubDb>
{
    public PostgresHubDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention().Options);
}
