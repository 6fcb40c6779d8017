using Entraide.Hub.Access;
using Entraide.Hub.Members;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Members;

[ObjectType<Preferences>(IgnoreProperties = [nameof(Preferences.MemberId)])]
public static class PreferencesType;

[MutationType]
public static class PreferencesMutations
{
    /// <summary>Changes what is given of the viewer's preferences; what is left out stays as it is.</summary>
    /// <param name="readReceipts">Others see how far the viewer has read a conversation, and the viewer sees it of others.</param>
    /// <param name="showsWriting">Others see when the viewer is writing, and the viewer sees it of others.</param>
    /// <param name="takesMessages">Members who share a community with the viewer may begin a conversation with them.</param>
    /// <param name="invisible">Nobody finds the viewer present.</param>
    /// <param name="timeZone">A name of the IANA time zone database: `Europe/Paris`.</param>
    /// <param name="quietFrom">From when on the viewer is left in peace, by their own clock.</param>
    /// <param name="quietUntil">Until when; the same as the beginning: there are no quiet hours.</param>
    /// <param name="digest">What is new and unread comes by mail, at most once a day.</param>
    [Error<NotValid>]
    public static Task<Preferences> UpdatePreferencesAsync(
        bool? readReceipts, bool? showsWriting, bool? takesMessages, bool? invisible, string? timeZone, TimeOnly? quietFrom, TimeOnly? quietUntil, bool? digest,
        Viewer viewer, PreferencesService preferences, CancellationToken ct) =>
        preferences.ChangeAsync(viewer, new(readReceipts, showsWriting, takesMessages, invisible, timeZone, quietFrom, quietUntil, digest), ct);
}
