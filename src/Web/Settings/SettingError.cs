namespace Entraide.Web.Settings;

/// <summary>A setting is wrong, or what it names cannot be reached: the hub does not start, and says only this line.</summary>
public sealed class SettingError(string setting, string why) : Exception($"{setting}: {why.ReplaceLineEndings(" ")}");
