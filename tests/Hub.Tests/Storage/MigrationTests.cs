using Entraide.Fixture;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Hub.Tests.Storage;

public class MigrationTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Nodes_that_start_together_on_a_new_database_all_succeed(StageKind kind)
    {
        var database = kind == StageKind.Sqlite ? HubServices.NewSqlite() : await (await Servers.Postgres).CreateDatabaseAsync();
        var nodes = Enumerable.Range(0, 3).Select(_ => HubServices.Build(database, "")).ToList();
        await Task.WhenAll(nodes.Select(node => Task.Run(node.MigrateAsync)));
        foreach (var node in nodes)
        {
            Assert.Empty(await node.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));
            Assert.Equal(0, await node.ReadAsync(db => db.Members.CountAsync()));
            await node.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task The_migrations_make_the_model(StageKind kind)
    {
        var hub = await HubServices.SharedAsync(kind);
        Assert.False(await hub.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }
}
