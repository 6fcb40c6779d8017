namespace Entraide.Hub.Places;

/// <summary>A commune of France.</summary>
/// <param name="Insee">INSEE code: five characters, "93066", "2A004", "97411".</param>
/// <param name="Name">Its official name.</param>
/// <param name="Postcodes">Every postcode it is served by, lowest first.</param>
/// <param name="Departement">Code of its département, or of the overseas collectivity.</param>
/// <param name="Population">Inhabitants.</param>
/// <param name="Latitude">Degrees, WGS 84; null for 92 communes. Some are approximate by some kilometres (see README.md beside).</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record Commune(
    string Insee,
    string Name,
    IReadOnlyList<string> Postcodes,
    string Departement,
    int Population,
    double? Latitude,
    double? Longitude);
