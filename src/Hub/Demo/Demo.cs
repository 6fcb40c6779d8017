using Entraide.Hub.Access;
using Entraide.Hub.Places;
using Entraide.Hub.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Hub.Demo;

/// <summary>Somebody of the demo whom a visitor may sign in as, with <see cref="Demo.Password"/>.</summary>
/// <param name="What">What they are to the hub, in French.</param>
public sealed record DemoAccount(string Email, string Name, string What);

/// <summary>
/// A population to try the hub with: invented people who talk in invented communities. The same members say the same things
/// every time; moments are told back from now, so that the hub looks lived in on the day it is filled.
/// </summary>
public sealed class Demo(HubWrites writes, IDatabase database, Communes communes, IServiceScopeFactory scopes)
{
    public const string Password = "Entraide-Demo-2026";
    private const int Seed = 2026;

    /// <summary>Those worth signing in as; every other member of the demo has an account with the same password too.</summary>
    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        Known("Sonia Delmas", "agent, anime « Colos et BAFA » et la Seine-Saint-Denis"),
        Known("Paul Bertin", "retraité, membre de nombreuses communautés"),
        Known("Karim Benali", "agent, anime « Techniciens des IEG »"),
        Known("Léa Fontaine", "apprentie, membre de quelques communautés"),
    ];

    /// <summary>Fills a database that holds no member, all or nothing. Nodes that start together take turns, so that one fills.</summary>
    /// <returns>False where somebody is there already; nothing was written.</returns>
    public async Task<bool> FillAsync(CancellationToken ct)
    {
        await using var turn = await database.LockSchemaAsync(ct);
        return await writes.RunAsync(async write =>
        {
            if (await write.Db.Members.AnyAsync(ct)) return false;
            new Population(communes, write.Now, new Random(Seed), PasswordHash()).AddTo(write.Db);
            return true;
        }, ct);
    }

    /// <summary>Adds a community of 15,000 to a filled demo, once. Who is in it without being of the 200 has no account.</summary>
    /// <returns>False where it is there already, or where the database holds no demo; nothing was written.</returns>
    public async Task<bool> FillLargeAsync(CancellationToken ct)
    {
        await using var turn = await database.LockSchemaAsync(ct);
        return await writes.RunAsync(write => new LargeAssembly(write, communes, new Random(Seed)).AddAsync(ct), ct);
    }

    private string PasswordHash()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new(), Password);
    }

    private static DemoAccount Known(string name, string what) => new(Cast.EmailOf(name), name, what);
}
