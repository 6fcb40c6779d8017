using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Members;

/// <summary>What a member changes of their preferences; null leaves a thing as it is.</summary>
/// <param name="TimeZone">A name of the IANA time zone database: Europe/Paris.</param>
/// <param name="QuietFrom">By their own clock.</param>
/// <param name="QuietUntil">The same as the beginning: no quiet hours.</param>
/// <param name="Digest">What is new comes by mail.</param>
public sealed record PreferencesChange(
    bool? ReadReceipts = null, bool? ShowsWriting = null, bool? TakesMessages = null, bool? Invisible = null,
    string? TimeZone = null, TimeOnly? QuietFrom = null, TimeOnly? QuietUntil = null, bool? Digest = null);

/// <summary>Reading and changing one's own preferences.</summary>
public sealed class PreferencesService(IDbContextFactory<HubDb> contexts, HubWrites writes)
{
    public async Task<Preferences> OfAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.PreferencesOfAsync(memberId, ct);
    }

    /// <summary>Changes what is given; the member's other devices are told, and every node acts on it.</summary>
    public Task<Preferences> ChangeAsync(Viewer viewer, PreferencesChange change, CancellationToken ct)
    {
        if (change.TimeZone is { } zone && !(zone.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
            throw new NotValid("timeZone", "no time zone has this name (IANA).");
        return writes.RunAsync(async write =>
        {
            var preferences = await write.Db.Preferences.FirstOrDefaultAsync(p => p.MemberId == viewer.MemberId, ct)
                ?? write.Db.Preferences.Add(new() { MemberId = viewer.MemberId }).Entity;
            preferences.ReadReceipts = change.ReadReceipts ?? preferences.ReadReceipts;
            preferences.ShowsWriting = change.ShowsWriting ?? preferences.ShowsWriting;
            preferences.TakesMessages = change.TakesMessages ?? preferences.TakesMessages;
            preferences.Invisible = change.Invisible ?? preferences.Invisible;
            preferences.TimeZone = change.TimeZone ?? preferences.TimeZone;
            preferences.QuietFrom = change.QuietFrom ?? preferences.QuietFrom;
            preferences.QuietUntil = change.QuietUntil ?? preferences.QuietUntil;
            preferences.Digest = change.Digest ?? preferences.Digest;
            write.Append(Streams.Inbox(viewer.MemberId), LiveKinds.PreferencesChanged, actor: viewer.MemberId);
            return preferences;
        }, ct);
    }
}

internal static class PreferencesRead
{
    public static async Task<Preferences> PreferencesOfAsync(this HubDb db, Guid memberId, CancellationToken ct) =>
        await db.Preferences.AsNoTracking().FirstOrDefaultAsync(p => p.MemberId == memberId, ct) ?? new() { MemberId = memberId };
}
