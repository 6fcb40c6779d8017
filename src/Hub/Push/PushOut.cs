using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Entraide.Hub.Notifications;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Push;

/// <summary>Sends to members' browsers by Web Push (RFC 8030).</summary>
public sealed class PushOut(
    IDbContextFactory<HubDb> contexts, HubWrites writes, Vapid vapid, PushSettings settings, TimeProvider clock, ILogger<PushOut> log) : IPushOut, IDisposable
{
    private const int AtOnce = 6;
    private const int MostConnections = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What a push service keeps it for while the browser is away.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    // A redirect would lead to an address that nobody has allowed.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = MostConnections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    })
    { Timeout = Patience, DefaultRequestVersion = HttpVersion.Version20 };

    private readonly ConcurrentDictionary<(string Host, HttpStatusCode Status), byte> told = new();

    public async Task SendAsync(Guid memberId, PushMessage message, CancellationToken ct)
    {
        var payload = PushPayload.Of(message);
        var delays = new ConcurrentBag<TimeSpan>();
        await Parallel.ForEachAsync(await OfAsync(memberId, ct), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (to, ct) =>
        {
            if (await PostAsync(to, payload, PushPayload.Topic(message.Tag), ct) is { } delay) delays.Add(delay);
        });
        if (!delays.IsEmpty) throw new PushDelayed(delays.Max());
    }

    public void Dispose() => http.Dispose();

    // The list of services may be another one than when the browser was given.
    private async Task<IEnumerable<PushSubscription>> OfAsync(Guid memberId, CancellationToken ct)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var given = await db.PushSubscriptions.AsNoTracking()
            .Where(s => s.MemberId == memberId && db.Sessions.Any(session => session.Id == s.SessionId && session.ExpiresAt > now)).ToListAsync(ct);
        return given.Where(to => settings.Allows(new(to.Endpoint)));
    }

    /// <returns>When to try again; null where there is nothing more to do.</returns>
    private async Task<TimeSpan?> PostAsync(PushSubscription to, byte[] payload, string topic, CancellationToken ct)
    {
        using var request = await RequestAsync(to, payload, topic, ct);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return await SettleAsync(to, response, ct);
        }
        catch (Exception error) when (error is HttpRequestException || error is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(PushSubscription to, byte[] payload, string topic, CancellationToken ct)
    {
        var endpoint = new Uri(to.Endpoint);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(PushEncryption.Encrypt(payload, to.P256dh, to.Auth)) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.Authorization = await vapid.AuthorizationAsync(endpoint, ct);
        request.Headers.Add("TTL", $"{Life.TotalSeconds}");
        request.Headers.Add("Urgency", "normal");
        request.Headers.Add("Topic", topic);
        return request;
    }

    private async Task<TimeSpan?> SettleAsync(PushSubscription to, HttpResponseMessage response, CancellationToken ct)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                await writes.RunAsync(write => write.Db.PushSubscriptions.Where(s => s.Id == to.Id).ExecuteDeleteAsync(ct), ct);
                return null;
            case HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                return Asked(response.Headers.RetryAfter);
            default:
                if (!response.IsSuccessStatusCode) Tell(new Uri(to.Endpoint).Host, response.StatusCode);
                return null;
        }
    }

    private TimeSpan Asked(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - clock.GetUtcNow() ?? TimeSpan.Zero;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // Sent again it would be refused again.
    private void Tell(string host, HttpStatusCode status)
    {
        if (told.TryAdd((host, status), 0)) log.LogWarning("The push service {Host} refuses with {Status}; said once", host, (int)status);
    }
}
