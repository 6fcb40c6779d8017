using Entraide.Hub.Places;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Places;

[QueryType]
public static class PlaceQueries
{
    /// <summary>Communes of France by what is typed so far: a name or any of its words, a postcode, or both. Accents and case don't matter.</summary>
    /// <param name="text">What is typed so far.</param>
    /// <param name="first">How many, 1 to 50.</param>
    public static IReadOnlyList<Commune> GetCommunes(string text, Communes communes, int first = 8) =>
        communes.Find(text, first is >= 1 and <= 50 ? first : throw new NotValid("first", "between 1 and 50."));

    /// <summary>The local bodies, in the order of their codes.</summary>
    public static IReadOnlyCollection<LocalBody> GetLocalBodies(LocalBodies bodies) => bodies.All;
}
