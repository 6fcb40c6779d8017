using Entraide.Fixture;
using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Hub.Notifications;
using Xunit;

namespace Entraide.Hub.Tests.Notifications;

/// <summary>A community where members talk, and what they are told of it.</summary>
internal static class Told
{
    /// <summary>Somebody with a topic in which others write.</summary>
    public static async Task<(Viewer Awa, Guid Community, Guid Topic)> TopicAsync(this HubServices hub, params Viewer[] others)
    {
        var awa = await hub.MemberAsync("Awa Keïta");
        var community = await hub.FoundAsync(awa);
        foreach (var other in others) await hub.Joining.JoinAsync(other, community, null, default);
        return (awa, community, await hub.Posts.StartTopicAsync(awa, community, "Vendée", "Bonjour", null, default));
    }

    public static Task MentionAsync(this HubServices hub, Viewer author, Guid topic, params Viewer[] named) =>
        hub.Posts.AddAsync(author, topic, string.Join(' ', named.Select(m => $"[@x](member:{m.MemberId})")), null, default);

    public static Task ChangeAsync(this HubServices hub, Viewer viewer, PreferencesChange change) => hub.Get<PreferencesService>().ChangeAsync(viewer, change, default);

    /// <summary>No quiet hours.</summary>
    public static Task WakeAsync(this HubServices hub, Viewer viewer) => hub.ChangeAsync(viewer, new(QuietFrom: new(8, 0), QuietUntil: new(8, 0)));

    public static async Task<IReadOnlyList<NotificationShown>> LinesAsync(this HubServices hub, Viewer viewer) =>
        (await hub.Get<NotificationReads>().PageAsync(viewer, new(100, null, null, null), unreadOnly: false, default)).Items;

    public static async Task<NotificationShown> LineAsync(this HubServices hub, Viewer viewer, NotificationKind kind, int count = 1)
    {
        NotificationShown? line = null;
        await Eventually.Async(async () => (line = (await hub.LinesAsync(viewer)).FirstOrDefault(l => l.Kind == kind)) is { } found && found.Count >= count, $"a line of kind {kind}", TimeSpan.FromMinutes(1));
        Assert.Equal(count, line!.Count);
        return line;
    }

    public static void MoveTo(this MovableClock clock, DateTimeOffset moment) => clock.Move(moment - clock.GetUtcNow());

    /// <summary>What happened until now has become lines: what happens after it, elsewhere and by the same roads, has.</summary>
    public static async Task SettleAsync(this HubServices hub)
    {
        var witness = await hub.MemberAsync("Témoin");
        var (awa, _, topic) = await hub.TopicAsync(witness);
        await hub.MentionAsync(awa, topic, witness);
        await hub.LineAsync(witness, NotificationKind.Mention);
    }
}
