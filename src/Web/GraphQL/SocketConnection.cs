using System.Text.Json;
using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Storage;
using Entraide.Web.Access;
using Entraide.Web.Errors;

namespace Entraide.Web.GraphQL;

/// <summary>A client's conversation over one WebSocket. It ends with the session by which the client came.</summary>
internal sealed class SocketConnection(
    SocketWire wire, SocketOperations operations, HttpContext context, AskReader reader, Sessions sessions, StreamAccess access,
    AccessWatch watch, IDatabase database, TimeProvider clock, ILogger<SocketConnection> logger) : ISessionBound, IAsyncDisposable
{
    private static readonly TimeSpan InitialisationPatience = TimeSpan.FromSeconds(10);

    private Viewer? viewer;
    private volatile bool initialised;
    private bool acknowledged;

    string? ISessionBound.Stream => null;

    /// <summary>Answers messages until the client leaves, or is told why it has to.</summary>
    public async Task RunAsync()
    {
        await using var impatience = clock.CreateTimer(_ => _ = CloseIfSilentAsync(), null, InitialisationPatience, Timeout.InfiniteTimeSpan);
        try
        {
            while (await wire.ReadAsync() is { } message)
            {
                using (message) await TakeAsync(message.RootElement);
            }
            await wire.CloseAsync(SocketClose.Normal, "");
        }
        catch (Exception error)
        {
            var close = WhyClosed(error);
            await wire.CloseAsync(close.Code, close.Message);
        }
    }

    public Task EndAsync(DomainError why) => why is Unauthenticated
        ? wire.CloseAsync(SocketClose.Unauthorized, "Unauthorized")
        : wire.CloseAsync(SocketClose.Forbidden, "Forbidden");

    public ValueTask DisposeAsync()
    {
        if (viewer is not null) watch.Forget(viewer, this);
        return default;
    }

    private async Task TakeAsync(JsonElement message)
    {
        switch (SocketMessage.TypeOf(message))
        {
            case "connection_init":
                await InitialiseAsync(SocketMessage.PayloadOf(message));
                break;
            case "ping":
                await wire.SendAsync(SocketMessage.Pong, CancellationToken.None);
                break;
            case "pong":
                break;
            case "subscribe" when !acknowledged:
                throw new SocketClose(SocketClose.Unauthorized, "Unauthorized");
            case "subscribe":
                await operations.StartAsync(SocketMessage.IdOf(message), reader.Read(SocketMessage.PayloadOf(message) ?? default), viewer);
                break;
            case "complete":
                operations.Complete(SocketMessage.IdOf(message));
                break;
            default:
                throw new SocketClose(SocketClose.InvalidMessage, "Invalid message type");
        }
    }

    private async Task InitialiseAsync(JsonElement? payload)
    {
        if (initialised) throw new SocketClose(SocketClose.TooManyInitialisationRequests, "Too many initialisation requests");
        initialised = true;
        viewer = SocketMessage.TokenIn(payload) is { } token
            ? await sessions.FindAsync(token, context.RequestAborted) ?? throw new SocketClose(SocketClose.Forbidden, "Forbidden")
            : context.User.Viewer();
        if (viewer is not null)
        {
            // Watched before it is checked: a session that ends in between is seen by one of the two.
            watch.Watch(viewer, this);
            if (!await access.IsSignedInAsync(viewer, context.RequestAborted)) throw new SocketClose(SocketClose.Forbidden, "Forbidden");
        }
        acknowledged = true;
        await wire.SendAsync(SocketMessage.Acknowledgement, CancellationToken.None);
    }

    private Task CloseIfSilentAsync() =>
        initialised ? Task.CompletedTask : wire.CloseAsync(SocketClose.InitialisationTimeout, "Connection initialisation timeout");

    private SocketClose WhyClosed(Exception error) => error switch
    {
        SocketClose close => close,
        Refusal refusal => new(SocketClose.InvalidMessage, $"Invalid message: {refusal.Message}"),
        OperationCanceledException => new(SocketClose.GoingAway, ""),
        _ when database.IsAway(error) => new(SocketClose.TryAgainLater, new Unavailable().Message),
        _ => new(SocketClose.InternalError, $"{Defects.Message} {logger.LogDefect(error)}"),
    };
}
