using Entraide.Fixture;
using Entraide.Hub;
using Entraide.Hub.Text;
using Npgsql;

namespace Entraide.Bench;

/// <summary>A topic of 100,000 posts by 200 members, on a hub of one node and a PostgreSQL of its own.</summary>
internal sealed class LongTopic : IAsyncDisposable
{
    public const int Posts = 100_000;
    private const int Authors = 200;

    public const string Query = """
        query($t: ID!, $after: String) { topic(id:$t) { title posts(first:20, after:$after) { nodes { number html postedAt author { id name initials } } } } }
        """;

    private static readonly string[] Sayings =
    [
        "Le chalet des **Aiguilles** rouvre le 20 décembre ; il reste des lits en dortoir.",
        "> Qui a les clés du local ?\n\nMoi, jusqu'à vendredi. Passez à l'agence de Bobigny.",
        "Merci pour vos réponses. J'ai appelé la CMCAS ce matin : le dossier est complet, il manque seulement l'attestation de quotient familial.",
        "On covoiture depuis Pontoise :\n\n- départ 7 h 30\n- quatre places\n- retour dimanche soir",
        "Pour le BAFA, la session d'avril est ouverte. Les inscriptions se font sur place, avec une pièce d'identité et l'accord des parents pour les mineurs.",
        "J'ai retrouvé des photos de la grève de 1995 dans le grenier de mon père. Je les numérise et je les mets à la médiathèque ; si quelqu'un reconnaît des visages, qu'il le dise ici.",
    ];

    private readonly PostgresServer postgres;

    private LongTopic(PostgresServer postgres, HubNode node, string database) => (this.postgres, Node, Database) = (postgres, node, database);

    public HubNode Node { get; }

    /// <summary>Its connection string.</summary>
    public string Database { get; }

    public Guid Id { get; } = Ids.New(IdKind.Topic, DateTimeOffset.UtcNow);

    /// <summary>A bearer token of a member of its community.</summary>
    public string Token { get; private set; } = "";

    public static async Task<LongTopic> OpenAsync()
    {
        var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        var topic = new LongTopic(postgres, await HubNode.StartAsync(new(database)), database);
        await topic.WriteAsync();
        return topic;
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        await using var db = new NpgsqlConnection($"{Database};Pooling=false");
        await db.OpenAsync();
        var gathering = await Gathering.BringAsync(db, Authors);
        Token = gathering.Tokens[0];
        var start = DateTimeOffset.UtcNow.AddYears(-1);
        await db.CopyAsync(
            "topics (id, community_id, author_id, title, started_at, last_post_number, last_post_at, last_author_id, pinned, locked)",
            [[Id, gathering.CommunityId, gathering.Members[0], "Le fil de tout le monde", start, Posts, start.AddMinutes(Posts), gathering.Members[1], false, false]]);
        await db.CopyAsync("posts (id, topic_id, number, author_id, body, html, posted_at)", PostsOf(gathering, start));
        await db.ExecuteAsync("VACUUM ANALYZE");
    }

    private IEnumerable<object[]> PostsOf(Gathering gathering, DateTimeOffset start)
    {
        var said = Sayings.Select(saying => (Body: saying, Html: MarkdownText.ToHtml(saying))).ToList();
        for (var number = 1; number <= Posts; number++)
        {
            var (body, html) = said[number % said.Count];
            var at = start.AddMinutes(number);
            // A prime step, so that a page has many authors.
            yield return [Ids.New(IdKind.Post, at), Id, number, gathering.Members[number * 37 % Authors], body, html, at];
        }
    }
}
