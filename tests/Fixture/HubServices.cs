using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Hub.Live;
using Entraide.Hub.Mail;
using Entraide.Hub.Members;
using Entraide.Hub.Push;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Entraide.Fixture;

/// <summary>The hub's rooms of one node, running on a real database, without the web.</summary>
public sealed class HubServices : IAsyncDisposable
{
    public const string Password = "une phrase de passe bien longue";

    private static readonly Lazy<Task<HubServices>> Sqlite = new(() => StartAsync(StageKind.Sqlite));
    private static readonly Lazy<Task<HubServices>> Postgres = new(() => StartAsync(StageKind.PostgresAndRedis));
    private static readonly Lock Modelling = new();
    private static int people;

    private readonly IHost host;

    private HubServices(IHost host, string database, string redis) => (this.host, Database, Redis) = (host, database, redis);

    public string Database { get; }
    public string Redis { get; }
    public MovableClock Clock => (MovableClock)Get<TimeProvider>();
    public LiveFeed Feed => Get<LiveFeed>();
    public HubWrites Writes => Get<HubWrites>();
    public Joining Joining => Get<Joining>();
    public PostService Posts => Get<PostService>();

    /// <summary>One of each kind for all tests of the process; each test brings its own members and communities.</summary>
    public static Task<HubServices> SharedAsync(StageKind kind) => (kind == StageKind.Sqlite ? Sqlite : Postgres).Value;

    /// <summary>A node on a new database.</summary>
    /// <param name="redis">Another Redis than that of all tests.</param>
    /// <param name="add">What the test adds to the hub.</param>
    public static async Task<HubServices> StartAsync(StageKind kind, RedisServer? redis = null, Action<IServiceCollection>? add = null) =>
        kind == StageKind.Sqlite
            ? await StartAsync(NewSqlite(), "", add)
            : await StartAsync(await (await Servers.Postgres).CreateDatabaseAsync(), (redis ?? await Servers.Redis).ConnectionString, add);

    /// <summary>A node on a database that may be another node's too.</summary>
    public static async Task<HubServices> StartAsync(string database, string redis, Action<IServiceCollection>? add = null)
    {
        var node = Build(database, redis, add);
        await node.MigrateAsync();
        await node.host.StartAsync();
        return node;
    }

    /// <summary>A node that has not started yet.</summary>
    public static HubServices Build(string database, string redis, Action<IServiceCollection>? add = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddHub(new MailSettings("https://hub.exemple.fr", "hub@exemple.fr", null, TemporaryFolder.New("outbox")), new(TemporaryFolder.New("files"))).AddDefaultTokenProviders();
        builder.Services.AddStorage(database);
        builder.Services.AddLive(redis);
        builder.Services.AddPush(new PushSettings("mailto:hub@exemple.fr", ["127.0.0.1"]));
        builder.Services.AddScoped<ISignIn, SignInOfTests>();
        // The tests sign many people up; how long a password takes to check is not what they look at.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider, MovableClock>());
        add?.Invoke(builder.Services);
        var host = builder.Build();
        PrepareModel(host.Services.GetRequiredService<IDbContextFactory<HubDb>>());
        return new(host, database, redis);
    }

    /// <summary>Nodes of one process share EF Core's model, which cannot be used for the first time by two at once; real nodes are processes.</summary>
    private static void PrepareModel(IDbContextFactory<HubDb> contexts)
    {
        lock (Modelling)
        {
            using var db = contexts.CreateDbContext();
            db.Model.GetRelationalModel();
            db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        }
    }

    public static string NewSqlite() => $"Data Source={Path.Combine(TemporaryFolder.New("sqlite"), "hub.db")}";

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public Task MigrateAsync() => Get<IDbContextFactory<HubDb>>().MigrateAsync(Get<IDatabase>(), CancellationToken.None);

    public async Task<T> ReadAsync<T>(Func<HubDb, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<HubDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Does something as a request would: in a scope of its own.</summary>
    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    /// <summary>Somebody signs up with an invitation and confirms their address.</summary>
    public async Task<Viewer> MemberAsync(string name = "Ada Lovelace")
    {
        var token = (await Get<InvitationService>().GiveFirstAsync(default)).Token!;
        var email = $"membre{Interlocked.Increment(ref people)}@exemple.fr";
        return await AskAsync(async services =>
        {
            var accounts = services.GetRequiredService<AccountService>();
            var viewer = await accounts.SignUpAsync(new(token, email, Password, name, BeneficiaryStatus.Agent), default);
            using var users = services.GetRequiredService<Accounts>().In(services.GetRequiredService<HubDb>());
            var account = await users.FindByIdAsync(viewer.MemberId.ToString());
            await accounts.ConfirmEmailAsync(viewer.MemberId, await users.GenerateEmailConfirmationTokenAsync(account!), default);
            return viewer;
        });
    }

    public Task<Guid> FoundAsync(Viewer founder, Door door = Door.Open, string name = "Communauté") =>
        Get<CommunityService>().FoundAsync(founder, CommunityKind.Passion, new(name, door, "Pour les tests.", null), null, default);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    /// <summary>A browser that keeps what it is given, and nothing looks at.</summary>
    private sealed class SignInOfTests : ISignIn
    {
        private string? token;

        public string Device => token is null ? "tests" : "tests, signed in";

        public void Remember(string token, DateTimeOffset expires) => this.token = token;

        public void Forget() => token = null;
    }
}
