using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Entraide.Hub.Access;

/// <summary>Who is signed in, and until when. A session that ends is gone from every node within <see cref="Remembered"/>.</summary>
public sealed class Sessions(IDbContextFactory<HubDb> contexts, HubWrites writes, TimeProvider clock) : IDisposable
{
    public const int MostNameCharacters = 120;
    public static readonly TimeSpan BrowserLife = TimeSpan.FromDays(60);
    public static readonly TimeSpan ProgramLife = TimeSpan.FromDays(365);

    /// <summary>How long a node goes on without asking the database again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    // Compiled for one database's model, so not for the process.
    private readonly Func<HubDb, string, DateTimeOffset, Task<Viewer?>> findByHash = EF.CompileAsyncQuery(
        (HubDb db, string hash, DateTimeOffset now) =>
            db.Sessions.Where(s => s.TokenHash == hash && s.ExpiresAt > now).Select(s => new Viewer(s.MemberId, s.Id)).FirstOrDefault());

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>Who holds the token; null where nobody does, or no longer.</summary>
    public async ValueTask<Viewer?> FindAsync(string token, CancellationToken ct)
    {
        if (known.TryGetValue(token, out Viewer? viewer)) return viewer;
        await using var db = await contexts.CreateDbContextAsync(ct);
        viewer = await findByHash(db, Tokens.Hash(token), clock.Now());
        if (viewer is not null) known.Set(token, viewer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return viewer;
    }

    /// <summary>The viewer's sessions, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Sessions.AsNoTracking().Where(s => s.MemberId == viewer.MemberId && s.ExpiresAt > clock.Now())
            .OrderByDescending(s => s.StartedAt).ToListAsync(ct);
    }

    /// <summary>A bearer token for a program that acts for the viewer. It is shown once; the hub keeps its hash.</summary>
    public Task<string> CreateTokenAsync(Viewer viewer, string name, CancellationToken ct)
    {
        var called = Require.Text(name, "name", MostNameCharacters);
        return writes.RunAsync(write => Task.FromResult(Begin(write, viewer.MemberId, SessionKind.Program, called).Token), ct);
    }

    /// <summary>Ends one of the viewer's sessions.</summary>
    public Task<bool> EndAsync(Viewer viewer, Guid sessionId, CancellationToken ct) =>
        writes.RunAsync(async write => await EndAsync(write, viewer.MemberId, s => s.Id == sessionId, ct) > 0 ? true : throw new NotThere("session"), ct);

    /// <summary>Ends all of the viewer's sessions, this one and those of programs too.</summary>
    /// <returns>How many ended.</returns>
    public Task<int> EndAllAsync(Viewer viewer, CancellationToken ct) =>
        writes.RunAsync(write => EndAsync(write, viewer.MemberId, _ => true, ct), ct);

    internal static (string Token, Session Session) Begin(HubWrite write, Guid memberId, SessionKind kind, string name)
    {
        var token = Tokens.New(kind == SessionKind.Browser ? Tokens.Browser : Tokens.Program);
        var session = new Session
        {
            Id = write.NewId(IdKind.Session),
            MemberId = memberId,
            TokenHash = Tokens.Hash(token),
            Kind = kind,
            Name = name.Length <= MostNameCharacters ? name : name[..MostNameCharacters],
            StartedAt = write.Now,
            ExpiresAt = write.Now + (kind == SessionKind.Browser ? BrowserLife : ProgramLife),
        };
        write.Db.Sessions.Add(session);
        return (token, session);
    }

    internal static async Task<int> EndAsync(
        HubWrite write, Guid memberId, System.Linq.Expressions.Expression<Func<Session, bool>> which, CancellationToken ct)
    {
        var ended = await write.Db.Sessions.Where(s => s.MemberId == memberId).Where(which).ExecuteDeleteAsync(ct);
        if (ended > 0) write.Append(Streams.Inbox(memberId), LiveKinds.SessionsEnded, actor: memberId, count: ended);
        return ended;
    }

    public void Dispose() => known.Dispose();
}
