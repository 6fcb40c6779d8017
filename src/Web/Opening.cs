using System.Net.Sockets;
using Entraide.Hub.Access;
using Entraide.Hub.Storage;
using Entraide.Web.Http;
using Entraide.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Web;

/// <summary>From a built host to an open hub: its tables, its address, and the way in for the first member.</summary>
internal sealed class Opening(IDbContextFactory<HubDb> contexts, IDatabase database, InvitationService invitations, TimeProvider clock, Door door)
{
    /// <exception cref="SettingError">The tables cannot be changed, or the address cannot be listened on.</exception>
    public async Task OpenAsync(WebApplication app, HubSettings settings)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await MigrateAsync(ct);
        await ListenAsync(app, settings, ct);
        var address = settings.PublicUrl.Port == 0 ? app.Urls.First() : settings.PublicUrl.AbsoluteUri.TrimEnd('/');
        Console.WriteLine($"The hub is open: {address}");
        if (await FirstInvitationAsync(ct) is { } token) Console.WriteLine($"Nobody is a member yet. The first one signs up here: {address}/join/{token}");
        door.IsOpen = true;
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
