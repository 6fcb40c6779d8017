using System.Text.RegularExpressions;
using Entraide.Fixture;
using Entraide.Web.Settings;
using Xunit;

namespace Entraide.Web.Tests.Deploy;

/// <summary>What an operator starts: docker-compose.yml and what stands around it.</summary>
public sealed partial class ComposeTests
{
    private const string Healthy = "service_healthy";
    private static readonly string Example = Path.Combine(Source.Root, "deploy/example.env");
    private static readonly Lazy<Task<Compose>> Read = new(() => Compose.ReadAsync(Example));

    [Fact]
    public async Task It_has_two_nodes_of_one_image_a_proxy_PostgreSQL_and_Redis()
    {
        var compose = await Read.Value;

        Assert.Equal(["hub1", "hub2", "postgres", "proxy", "redis"], compose.Services.Order(StringComparer.Ordinal));
        Assert.Equal(compose.Service("hub1")["image"], compose.Service("hub2")["image"]);
        Assert.Equal(compose.Environment("hub1"), compose.Environment("hub2"));
        Assert.Matches("^postgres:1[5-9]", compose.Service("postgres")["image"].ToString());
        Assert.StartsWith("redis:7", compose.Service("redis")["image"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_waits_until_those_it_needs_are_healthy()
    {
        var compose = await Read.Value;

        foreach (var hub in new[] { "hub1", "hub2" })
            Assert.Equal(new Dictionary<string, string> { ["postgres"] = Healthy, ["redis"] = Healthy }, compose.WaitsFor(hub));
        Assert.Equal(new Dictionary<string, string> { ["hub1"] = Healthy, ["hub2"] = Healthy }, compose.WaitsFor("proxy"));
        Assert.All(compose.Services, service => Assert.NotEmpty(compose.Service(service)["healthcheck"]["test"].AllNodes));
        Assert.Contains("/health/ready", compose.Service("hub1")["healthcheck"]["test"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_proxy_can_be_reached_and_what_must_last_is_in_named_volumes()
    {
        var compose = await Read.Value;

        Assert.Equal(["proxy"], compose.Services.Where(service => compose.Service(service).Children.ContainsKey("ports")));
        Assert.Equal(["hub-files", "postgres-files", "proxy-certificates"], compose.Volumes.Order(StringComparer.Ordinal));
        foreach (var (service, volume) in new[] { ("postgres", "postgres-files"), ("hub1", "hub-files"), ("proxy", "proxy-certificates") })
            Assert.Contains(volume, compose.Service(service)["volumes"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_it_names_is_one_that_the_hub_reads()
    {
        var compose = await Read.Value;
        var image = await File.ReadAllTextAsync(Path.Combine(Source.Root, "Dockerfile"));

        var named = compose.Environment("hub1").Keys.Concat(Setting().Matches(image).Select(match => match.Value));

        Assert.Empty(named.Except(HubSettings.Names));
        Assert.StartsWith("Host=postgres;", compose.Environment("hub1")["ConnectionStrings__Hub"], StringComparison.Ordinal);
        Assert.StartsWith("redis:6379,", compose.Environment("hub1")["ConnectionStrings__Redis"], StringComparison.Ordinal);
        Assert.Equal("true", compose.Environment("hub1")["Hub__TrustProxy"]);
    }

    [Fact]
    public async Task Nothing_starts_without_its_secrets()
    {
        var empty = Path.Combine(TemporaryFolder.New("compose"), "empty.env");
        await File.WriteAllTextAsync(empty, "");

        var (exitCode, output) = await Compose.ConfigAsync(empty);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("say it in .env", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proxy_knows_both_nodes_and_keeps_a_browser_with_its_own()
    {
        var proxy = await File.ReadAllTextAsync(Path.Combine(Source.Root, "deploy/Caddyfile"));
        var image = await File.ReadAllTextAsync(Path.Combine(Source.Root, "Dockerfile"));

        Assert.Contains("reverse_proxy hub1:8080 hub2:8080", proxy, StringComparison.Ordinal);
        Assert.Contains("lb_policy cookie", proxy, StringComparison.Ordinal);
        Assert.Contains("EXPOSE 8080", image, StringComparison.Ordinal);
        Assert.Contains("USER $APP_UID", image, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(ASPNETCORE_URLS|ConnectionStrings__\w+|Hub__\w+)(?==)")]
    private static partial Regex Setting();
}
