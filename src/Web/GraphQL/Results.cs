using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Entraide.Hub;
using GraphQL;

namespace Entraide.Web.GraphQL;

/// <summary>The client does not read fast enough for what it subscribes to.</summary>
internal sealed class TooSlow() : DomainError("TOO_SLOW", "Too much is waiting to be read: subscribe again after the last number you have.");

/// <summary>What an operation gives: one result, or those of a subscription as they come.</summary>
internal static class Results
{
    private const int MostWaiting = 1_000;

    /// <exception cref="TooSlow">More wait to be read than are kept.</exception>
    public static async IAsyncEnumerable<ExecutionResult> EachAsync(this ExecutionResult result, [EnumeratorCancellation] CancellationToken ct)
    {
        if (result.Streams is not { Count: > 0 } streams)
        {
            yield return result;
            yield break;
        }
        var waiting = new Waiting();
        using var subscription = streams.Single().Value.Subscribe(waiting);
        await foreach (var next in waiting.ReadAsync(ct)) yield return next;
    }

    /// <summary>Ends a subscription that nobody will read: opened, it holds its place until it has been read and left.</summary>
    public static void Discard(this ExecutionResult result)
    {
        foreach (var stream in result.Streams!.Values) stream.Subscribe(new Waiting()).Dispose();
    }

    private sealed class Waiting : IObserver<ExecutionResult>
    {
        private readonly Channel<ExecutionResult> queue = Channel.CreateBounded<ExecutionResult>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

        public IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken ct) => queue.Reader.ReadAllAsync(ct);

        public void OnNext(ExecutionResult value)
        {
            if (!queue.Writer.TryWrite(value)) queue.Writer.TryComplete(new TooSlow());
        }

        public void OnError(Exception error) => queue.Writer.TryComplete(error);

        public void OnCompleted() => queue.Writer.TryComplete();
    }
}
