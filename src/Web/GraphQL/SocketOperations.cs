using Entraide.Hub;
using Entraide.Hub.Access;
using Entraide.Schema.Engine;
using Entraide.Web.Metrics;
using GraphQL;
using GraphQL.Transport;

namespace Entraide.Web.GraphQL;

/// <summary>The operations of one connection that are under way, by the ids that the client gave them.</summary>
internal sealed class SocketOperations(
    SocketWire wire, GraphQLServer server, IServiceScopeFactory scopes, IGraphQLTextSerializer serializer, Failures failures, HubMeter meter) : IAsyncDisposable
{
    private const int Most = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, CancellationTokenSource> ending = new(StringComparer.Ordinal);
    private readonly HashSet<Task> running = [];

    /// <exception cref="SocketClose">One of that id is under way.</exception>
    public async Task StartAsync(string id, GraphQLAsk ask, Viewer? viewer)
    {
        if (!TryTake(id, out var mine))
        {
            await SendErrorAsync(id, failures.ResultOf(new NotAllowed($"A connection may have {Most} operations at once.")));
            return;
        }
        var run = RunAsync(id, ask, viewer, mine);
        lock (gate) running.Add(run);
        _ = run.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The client wants no more of it.</summary>
    public void Complete(string id)
    {
        if (Release(id) is { } mine) mine.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Task[] all;
        lock (gate)
        {
            foreach (var (_, mine) in ending) mine.Cancel();
            ending.Clear();
            all = [.. running];
        }
        await Task.WhenAll(all);
    }

    private async Task RunAsync(string id, GraphQLAsk ask, Viewer? viewer, CancellationTokenSource mine)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var result = await server.ExecuteAsync(ask, viewer, scope.ServiceProvider, allowMutations: true, mine.Token);
            if (result.Executed) await SendAllAsync(id, result, mine.Token);
            else if (Release(id) is not null) await SendErrorAsync(id, result);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // The client wants no more of it, or has gone.
        }
        catch (Exception error)
        {
            if (Release(id) is not null) await SendErrorAsync(id, failures.ResultOf(error));
        }
    }

    private async Task SendAllAsync(string id, ExecutionResult result, CancellationToken ct)
    {
        await foreach (var next in result.EachAsync(ct))
        {
            await SendAsync(new() { Id = id, Type = "next", Payload = next }, ct);
            if (result.Streams is not null) meter.Delivered();
        }
        // Released first: the client may use the id again as soon as it reads this.
        if (Release(id) is not null) await SendAsync(new() { Id = id, Type = "complete" }, CancellationToken.None);
    }

    private Task SendErrorAsync(string id, ExecutionResult result) =>
        SendAsync(new() { Id = id, Type = "error", Payload = result.Errors?.ToArray() ?? [] }, CancellationToken.None);

    private async Task SendAsync(OperationMessage message, CancellationToken ct)
    {
        using var json = new MemoryStream();
        await serializer.WriteAsync(json, message, ct);
        await wire.SendAsync(json.GetBuffer().AsMemory(0, (int)json.Length), ct);
    }

    private bool TryTake(string id, out CancellationTokenSource mine)
    {
        mine = new();
        lock (gate)
        {
            if (ending.ContainsKey(id)) throw new SocketClose(SocketClose.SubscriberAlreadyExists, $"Subscriber for {id} already exists");
            return ending.Count < Most && ending.TryAdd(id, mine);
        }
    }

    private CancellationTokenSource? Release(string id)
    {
        lock (gate) return ending.Remove(id, out var mine) ? mine : null;
    }

    private void Forget(Task run)
    {
        lock (gate) running.Remove(run);
    }
}
