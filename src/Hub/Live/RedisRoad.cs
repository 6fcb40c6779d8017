using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using IDatabase = Entraide.Hub.Storage.IDatabase;

namespace Entraide.Hub.Live;

/// <summary>
/// The fast road between nodes: what was committed here is told to the others at once, without contents. Nothing depends on it:
/// what Redis loses, the tail of the log brings within a second or so.
/// </summary>
internal sealed class RedisRoad(LiveFeed feed, IConnectionMultiplexer redis, IDatabase database, ILogger<RedisRoad> logger) : IHostedService, IEventSink
{
    // Named by the database, so that two hubs can share a Redis.
    private readonly RedisChannel channel = RedisChannel.Literal($"hub:{database.Name}:events");
    private readonly Guid node = Guid.NewGuid();

    public void Accept(IReadOnlyList<LiveEvent> committed)
    {
        feed.Accept(committed);
        if (committed.Count > 0) Publish(committed);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await redis.GetSubscriber().SubscribeAsync(channel, (_, message) => Receive(message));
        }
        catch (RedisException error)
        {
            // The subscription is kept by the client and made when Redis is there.
            logger.LogWarning(error, "Redis is away: events of other nodes come by the log");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Publish(IReadOnlyList<LiveEvent> committed)
    {
        try
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new Message(node, [.. committed.Select(Header.Of)]));
            redis.GetSubscriber().Publish(channel, message, CommandFlags.FireAndForget);
        }
        catch (RedisException error)
        {
            logger.LogDebug(error, "Redis is away: the others read the log");
        }
    }

    private void Receive(RedisValue value)
    {
        try
        {
            if (JsonSerializer.Deserialize<Message>((byte[])value!) is not { } message || message.Node == node) return;
            feed.Accept([.. message.Events.Select(header => header.ToEvent())]);
        }
        catch (JsonException error)
        {
            logger.LogWarning(error, "A message of another version on {Channel}", channel);
        }
    }

    private sealed record Message(Guid Node, IReadOnlyList<Header> Events);

    private sealed record Header(string Stream, long Number, Guid Id, string Kind, DateTimeOffset At, Guid? ActorId, Guid? SubjectId, int? Count)
    {
        public static Header Of(LiveEvent e) => new(e.Stream, e.Number, e.Id, e.Kind, e.At, e.ActorId, e.SubjectId, e.Count);

        public LiveEvent ToEvent() => new()
        {
            Stream = Stream,
            Number = Number,
            Id = Id,
            Kind = Kind,
            At = At,
            ActorId = ActorId,
            SubjectId = SubjectId,
            Count = Count,
        };
    }
}
