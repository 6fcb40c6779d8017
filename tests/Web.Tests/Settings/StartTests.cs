using System.Net;
using System.Net.Sockets;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Web.Tests.Settings;

/// <summary>A hub that cannot start says why in one line that names the setting.</summary>
public class StartTests
{
    private static HubNodeOptions Plain => new($"Data Source={Path.Combine(TemporaryFolder.New("start"), "hub.db")}");

    public static TheoryData<string, string> Wrong => new()
    {
        { "ConnectionStrings__Hub", "nonsense" },
        { "ConnectionStrings__Hub", "Server=somewhere" },
        { "ConnectionStrings__Hub", "Data Source=:memory:" },
        { "ConnectionStrings__Hub", "Data Source=/proc/nowhere/hub.db" },
        { "ConnectionStrings__Hub", "Data Source=/etc/passwd" },
        { "ConnectionStrings__Hub", "Host=localhost;Sandwich=1" },
        { "ConnectionStrings__Hub", "Host=127.0.0.1;Port=1;Username=nobody" },
        { "ConnectionStrings__Redis", "127.0.0.1:1,sandwich=1" },
        { "ConnectionStrings__Redis", "127.0.0.1:1" },
        { "ASPNETCORE_URLS", "ftp://localhost" },
        { "ASPNETCORE_URLS", "http://localhost:99999" },
        { "Hub__Demo", "perhaps" },
        { "Hub__TrustProxy", "perhaps" },
        { "Hub__PublicUrl", "here" },
        { "Hub__Smtp", "http://localhost" },
        { "Hub__MailFrom", "nobody at all" },
        { "Hub__PushServices", "https://fcm.googleapis.com" },
        { "Hub__DataFolder", "/proc/nowhere" },
        { "Hub__Files", "/var/files" },
        { "Hub__Files", "s3://127.0.0.1:1/bucket" },
        { "Hub__Files", "s3://KEY:SECRET@127.0.0.1:1/" },
        { "Hub__Files", "s3://KEY:SECRET@127.0.0.1:1/bucket?tls=perhaps" },
        { "Hub__Files", "s3://KEY:SECRET@127.0.0.1:1/bucket?tls=false" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_ends_the_start_with_one_line_that_names_it(string setting, string value)
    {
        await using var node = HubNode.Launch(Plain with { Settings = new Dictionary<string, string?> { [setting] = value } });
        await ExpectOneLineAsync(node, setting);
    }

    [Fact]
    public async Task A_port_in_use_ends_the_start_with_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var node = HubNode.Launch(Plain with { Settings = new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = taken } });
        await ExpectOneLineAsync(node, "ASPNETCORE_URLS");
    }

    [Fact]
    public async Task A_database_that_is_not_there_ends_the_start_with_one_line()
    {
        var database = await (await Servers.Postgres).CreateDatabaseAsync();
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(database) { Database = "nowhere" };
        await using var node = HubNode.Launch(new HubNodeOptions(parts.ConnectionString));
        await ExpectOneLineAsync(node, "ConnectionStrings__Hub");
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_or_refuses_ends_the_start_with_one_line_without_the_secret()
    {
        await using var bucket = await BucketServer.StartAsync();
        await using var right = await HubNode.StartAsync(Keeping(bucket.Setting));
        foreach (var wrong in new[] { bucket.Setting.Replace("/files?", "/nowhere?", StringComparison.Ordinal), bucket.Setting.Replace("S3RVER:S3RVER@", "NOBODY:SECRET@", StringComparison.Ordinal) })
        {
            await using var node = HubNode.Launch(Keeping(wrong));
            await ExpectOneLineAsync(node, "Hub__Files");
            Assert.DoesNotContain(node.Output, line => line.Contains("SECRET", StringComparison.Ordinal));
        }

        static HubNodeOptions Keeping(string files) => Plain with { Settings = new Dictionary<string, string?> { ["Hub__Files"] = files } };
    }

    [Fact]
    public async Task Two_nodes_that_start_together_on_an_empty_database_print_one_invitation()
    {
        var options = new HubNodeOptions(await (await Servers.Postgres).CreateDatabaseAsync()) { Redis = (await Servers.Redis).ConnectionString };
        var nodes = await Task.WhenAll(HubNode.StartAsync(options), HubNode.StartAsync(options));
        await using var first = nodes[0];
        await using var second = nodes[1];
        Assert.Single(nodes.SelectMany(node => node.Output), line => line.Contains("/join/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_is_written_without_a_database()
    {
        var file = Path.Combine(TemporaryFolder.New("schema"), "schema.graphql");
        await using var node = HubNode.Launch(new HubNodeOptions("Host=127.0.0.1;Port=1") { Arguments = ["--schema", file] });
        await node.EndAsync();
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Source.Root, "schema.graphql")), await File.ReadAllTextAsync(file));
    }

    private static async Task ExpectOneLineAsync(HubNode node, string setting)
    {
        await node.EndAsync();
        Assert.StartsWith($"{setting}: ", Assert.Single(node.Output), StringComparison.Ordinal);
        Assert.Equal(1, node.ExitCode);
    }
}
