using Entraide.Fixture;
using Xunit;

namespace Entraide.Hub.Tests.Demo;

/// <summary>A filled demo on SQLite, which tests read.</summary>
public sealed class DemoStage : IAsyncLifetime
{
    internal Rooms Rooms { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Rooms = await Rooms.OpenAsync($"Data Source={Path.Combine(TemporaryFolder.New("demo"), "hub.db")}");
        Assert.True(await Rooms.Demo.FillAsync(default));
    }

    public async Task DisposeAsync() => await Rooms.DisposeAsync();
}
