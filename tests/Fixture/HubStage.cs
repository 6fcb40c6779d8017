using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entraide.Hub.Members;
using MimeKit;

namespace Entraide.Fixture;

/// <summary>What the hub stands on.</summary>
public enum StageKind
{
    Sqlite,
    PostgresAndRedis,
}

/// <summary>A hub of one or two nodes on a database of its own, with members in it.</summary>
public sealed partial class HubStage : IAsyncDisposable
{
    private readonly List<Person> people = [];
    private string invitation = "";
    private int joined;

    private HubStage(IReadOnlyList<HubNode> nodes) => Nodes = nodes;

    public IReadOnlyList<HubNode> Nodes { get; }
    public HubNode Node => Nodes[0];

    /// <summary>The first member, steward of the local body's community that invites the others; their address is confirmed.</summary>
    public Person First => people[0];

    /// <param name="nodes">Two only on PostgreSQL and Redis.</param>
    public static async Task<HubStage> StartAsync(StageKind kind, int nodes = 1, bool demo = false)
    {
        var folder = TemporaryFolder.New("stage");
        return await BuildAsync(kind, nodes, kind == StageKind.Sqlite
            ? new($"Data Source={Path.Combine(folder, "hub.db")}") { Folder = folder, Demo = demo }
            : new(await (await Servers.Postgres).CreateDatabaseAsync()) { Redis = (await Servers.Redis).ConnectionString, Folder = folder, Demo = demo });
    }

    /// <summary>On servers of the caller's own.</summary>
    public static async Task<HubStage> StartAsync(PostgresServer postgres, RedisServer redis, int nodes = 1) =>
        await BuildAsync(StageKind.PostgresAndRedis, nodes,
            new(await postgres.CreateDatabaseAsync()) { Redis = redis.ConnectionString, Folder = TemporaryFolder.New("stage") });

    /// <summary>Signs somebody up, who from then on speaks with the first node.</summary>
    public async Task<Person> JoinAsync(string name, BeneficiaryStatus status = BeneficiaryStatus.Agent)
    {
        var person = await SignUpAsync(name, status, invitation);
        lock (people) people.Add(person);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people) person.Dispose();
        foreach (var node in Nodes) await node.DisposeAsync();
    }

    /// <summary>The token in the newest message to an address whose link leads to a page: <c>confirm</c>, <c>reset</c>.</summary>
    public async Task<string> LinkTokenAsync(string email, string page)
    {
        var token = "";
        await Eventually.Async(() => (token = TokenFor(email, page)).Length > 0, $"a message for {email} is in the outbox");
        return token;
    }

    private static async Task<HubStage> BuildAsync(StageKind kind, int nodes, HubNodeOptions options)
    {
        if (nodes > 1 && kind == StageKind.Sqlite) throw new ArgumentException("SQLite has one node.", nameof(nodes));
        // The first alone: it is the one that invites.
        var first = await HubNode.StartAsync(options);
        var others = await Task.WhenAll(Enumerable.Range(1, nodes - 1).Select(_ => HubNode.StartAsync(options)));
        var stage = new HubStage([first, .. others]);
        if (!options.Demo) await stage.OpenAsync();
        return stage;
    }

    private async Task OpenAsync()
    {
        var first = await SignUpAsync("Simone Première", BeneficiaryStatus.Retired, Node.FirstInvitation);
        people.Add(first);
        await first.FoundAsync("CMCAS des tests", kind: "LOCAL_BODY");
        invitation = (await first.MutateAsync("giveInvitation", new { kind = "LOCAL_BODY", uses = 500 }, "token")).GetProperty("token").GetString()!;
    }

    private async Task<Person> SignUpAsync(string name, BeneficiaryStatus status, string token)
    {
        var email = $"membre{Interlocked.Increment(ref joined)}@exemple.fr";
        using var nobody = new GraphQLClient(Node.Address);
        var input = new { invitation = token, email, password = Person.Password, name, status };
        using var response = await nobody.PostAsync(GraphQLClient.Mutation("signUp", input, "me { member { id } }"), new { input });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (answer.TryGetProperty("errors", out _)) throw new GraphQLException(answer.GetRawText(), null);
        var payload = answer.GetProperty("data").GetProperty("signUp");
        if (payload.GetProperty("errors").GetArrayLength() > 0) throw new GraphQLException(answer.GetRawText(), null);
        var cookie = CookieOf(response.Headers);
        using var browser = new GraphQLClient(Node.Address, cookie: cookie);
        var bearer = (await browser.MutateAsync("createToken", new { name = "tests" }, "token")).GetProperty("token").GetString()!;
        var id = payload.GetProperty("me").GetProperty("member").GetProperty("id").GetGuid();
        return new(this, name, email, id, cookie, bearer, new(Node.Address, bearer));
    }

    private static string CookieOf(HttpResponseHeaders headers) =>
        headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : throw new InvalidOperationException("Signing up set no cookie.");

    private string TokenFor(string email, string page)
    {
        var outbox = new DirectoryInfo(Path.Combine(Node.Folder, "outbox"));
        if (!outbox.Exists) return "";
        foreach (var file in outbox.EnumerateFiles("*.eml").OrderByDescending(file => file.Name, StringComparer.Ordinal))
        {
            using var message = MimeMessage.Load(file.FullName);
            if (message.To.Mailboxes.Any(to => to.Address == email) && LinkToken().Match(message.TextBody ?? "") is { Success: true } link && link.Groups[1].Value == page)
                return Uri.UnescapeDataString(link.Groups[2].Value);
        }
        return "";
    }

    [GeneratedRegex(@"/([a-z]+)/[0-9a-f-]+\?token=(\S+)")]
    private static partial Regex LinkToken();
}
