namespace Entraide.Hub.Notifications;

/// <summary>Lines as sentences, in French: who and where, never what was written.</summary>
internal static class NotificationWords
{
    /// <summary>A word for the kind.</summary>
    public static string Title(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => "Mention",
        NotificationKind.Reply => "Réponse",
        NotificationKind.Message => "Message",
        NotificationKind.Invitation => "Invitation",
        NotificationKind.Request => "Demande",
        NotificationKind.Decision => "Décision",
        NotificationKind.ArrangementStep => "Accord",
        NotificationKind.Moderation => "Communauté",
        _ => "Merci",
    };

    public static string Sentence(NotificationShown line)
    {
        var (who, many) = (line.Actor?.Name ?? "Un membre", line.Count > 1);
        var place = line.Title is { } title ? $"« {title} »" : null;
        var where = place is null ? "" : $" dans {place}";
        return line.Kind switch
        {
            NotificationKind.Mention => many ? $"{line.Count} mentions de vous{where}" : $"{who} parle de vous{where}",
            NotificationKind.Reply => many ? $"{line.Count} réponses{where}" : $"{who} a répondu{where}",
            NotificationKind.Message => many ? $"{line.Count} messages{where}, le dernier de {who}" : $"Message de {who}{where}",
            NotificationKind.Invitation => $"Invitation à rejoindre {place ?? "une communauté"}",
            NotificationKind.Request => many ? $"{line.Count} demandes pour rejoindre {place}" : $"{who} demande à rejoindre {place}",
            NotificationKind.Decision => $"Votre demande pour {place ?? "une communauté"} a une réponse",
            NotificationKind.ArrangementStep => $"Du nouveau dans un accord{where}",
            NotificationKind.Moderation => $"Votre place a changé{where}",
            _ => many ? $"{line.Count} mercis{where}" : $"{who} vous dit merci{where}",
        };
    }
}
