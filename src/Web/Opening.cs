using System.Net.Sockets;
using Entraide.Hub.Access;
using Entraide.Hub.Demo;
using Entraide.Hub.Storage;
using Entraide.Web.Http;
using Entraide.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Web;

/// <summary>From a built host to an open hub: its tables, its demo, its address, and the way in for the first member.</summary>
internal sealed class Opening(
    IDbContextFactory<HubDb> contexts, IDatabase database, Demo demo, InvitationService invitations, TimeProvider clock, Door door)
{
    /// <param name="large">Add the demo's community of 15,000.</param>
    /// <exception cref="SettingError">The tables cannot be changed, or the address cannot be listened on.</exception>
    public async Task OpenAsync(WebApplication app, HubSettings settings, bool large)
    {
        var ct = app.Lifetime.ApplicationStopping;
        try
        {
            await MigrateAsync(ct);
            if (settings.Demo || large) await demo.FillAsync(ct);
            if (large) await demo.FillLargeAsync(ct);
            await ListenAsync(app, settings, ct);
            await WelcomeAsync(settings.PublicUrl.Port == 0 ? app.Urls.First() : settings.PublicUrl.AbsoluteUri.TrimEnd('/'), ct);
            door.IsOpen = true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Told to stop before it was open.
        }
    }

    private async Task MigrateAsync(CancellationToken ct)
    {
        try
        {
            await contexts.MigrateAsync(database, ct);
        }
        catch (Exception error) when (error is NpgsqlException or SqliteException)
        {
            throw new SettingError(Given.NameOf(HubSettings.DatabaseKey), $"the tables cannot be brought up to date: {error.Message}");
        }
    }

    private static async Task ListenAsync(WebApplication app, HubSettings settings, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidOperationException)
        {
            throw new SettingError(Given.NameOf(HubSettings.UrlsKey), $"cannot listen on {settings.Urls}: {error.Message}");
        }
    }

    private async Task WelcomeAsync(string address, CancellationToken ct)
    {
        Console.WriteLine($"The hub is open: {address}");
        await ShowDemoAsync(ct);
        if (await FirstInvitationAsync(ct) is { } token) Console.WriteLine($"Nobody is a member yet. The first one signs up here: {address}/join/{token}");
    }

    private async Task ShowDemoAsync(CancellationToken ct)
    {
        var emails = Demo.Accounts.Select(a => a.Email).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.CountAsync(a => emails.Contains(a.Email!), ct) != emails.Count) return;
        Console.WriteLine($"It holds the demo. Sign in with the password {Demo.Password} as:");
        foreach (var account in Demo.Accounts) Console.WriteLine($"  {account.Email}  {account.Name}, {account.What}");
    }

    /// <summary>A link for the first member, where there is neither a member nor such a link; nodes that start together take turns.</summary>
    private async Task<string?> FirstInvitationAsync(CancellationToken ct)
    {
        await using var turn = await database.LockSchemaAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.Now();
        if (await db.Members.AnyAsync(ct) || await db.Invitations.AnyAsync(i => i.UsesLeft > 0 && i.ExpiresAt > now, ct)) return null;
        return (await invitations.GiveFirstAsync(ct)).Token;
    }
}
