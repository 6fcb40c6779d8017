using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Entraide.Schema.Engine;

/// <summary>Subscriptions: methods that give an <see cref="IAsyncEnumerable{T}"/>, each item of which is shown as it comes.</summary>
internal static class Subscriptions
{
    public static FieldType Of(MethodInfo method, TypeMap types)
    {
        var field = Fields.Of(method, types);
        var open = field.Resolver!;
        field.Resolver = new FuncFieldResolver<object?>(context => context.Source);
        var item = types.Unwrap(method).Type;
        field.StreamResolver = (ISourceStreamResolver)Activator.CreateInstance(typeof(Stream<>).MakeGenericType(item), open)!;
        return field;
    }

    private sealed class Stream<T>(IFieldResolver open) : ISourceStreamResolver
    {
        public async ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
            new Items<T>((IAsyncEnumerable<T>)(await open.ResolveAsync(context))!);
    }

    private sealed class Items<T>(IAsyncEnumerable<T> items) : IObservable<object?>
    {
        public IDisposable Subscribe(IObserver<object?> observer)
        {
            var reading = new Reading();
            _ = reading.RunAsync(items, observer);
            return reading;
        }
    }

    private sealed class Reading : IDisposable
    {
        private readonly CancellationTokenSource leaving = new();

        public async Task RunAsync<T>(IAsyncEnumerable<T> items, IObserver<object?> observer)
        {
            try
            {
                await foreach (var item in items.WithCancellation(leaving.Token)) observer.OnNext(item);
                observer.OnCompleted();
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                // The client left: nobody is there to be told.
            }
            catch (Exception error)
            {
                observer.OnError(error);
            }
        }

        public void Dispose() => leaving.Cancel();
    }
}
