using System.Collections.Concurrent;
using Entraide.Fixture;
using Entraide.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Entraide.Web.Tests.Settings;

/// <summary>What an operator reads of settings, against what the hub reads.</summary>
public sealed class SettingNamesTests
{
    [Fact]
    public void The_names_of_settings_are_those_that_are_read()
    {
        var asked = new Asked();
        var configuration = new ConfigurationRoot([asked]);

        HubSettings.Read(configuration, WebApplication.CreateBuilder().Environment);

        var read = asked.Keys.Select(key => key == "urls" ? "ASPNETCORE_URLS" : key.Replace(":", "__", StringComparison.Ordinal));
        Assert.Equal(read.Order(StringComparer.Ordinal), HubSettings.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_readme_explains_every_setting()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Source.Root, "README.md"));

        Assert.All(HubSettings.Names, name => Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal));
    }

    /// <summary>A source that has no value and keeps what it was asked for.</summary>
    private sealed class Asked : ConfigurationProvider
    {
        private readonly ConcurrentDictionary<string, byte> keys = new();

        public IEnumerable<string> Keys => keys.Keys;

        public override bool TryGet(string key, out string? value)
        {
            value = null;
            keys.TryAdd(key, 0);
            return false;
        }
    }
}
