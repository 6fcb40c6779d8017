using Entraide.Fixture;
using Entraide.Hub.Live;
using Entraide.Hub.Mail;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using DemoRoom = Entraide.Hub.Demo.Demo;

namespace Entraide.Hub.Tests.Demo;

/// <summary>The hub's rooms on a database, without a host.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Rooms(ServiceProvider services) => this.services = services;

    public DemoRoom Demo => services.GetRequiredService<DemoRoom>();

    public static async Task<Rooms> OpenAsync(string connectionString)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddHub(new MailSettings("http://localhost", "hub@example.org", null, TemporaryFolder.New("outbox")), new(TemporaryFolder.New("files")));
        var rooms = new Rooms(services.AddStorage(connectionString).AddLive(null).BuildServiceProvider(validateScopes: true));
        await rooms.Contexts.MigrateAsync(rooms.services.GetRequiredService<IDatabase>(), default);
        return rooms;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<HubDb, Task<T>> read)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await read(db);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private IDbContextFactory<HubDb> Contexts => Get<IDbContextFactory<HubDb>>();
}
