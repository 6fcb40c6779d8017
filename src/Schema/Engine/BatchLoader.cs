using GraphQL.DataLoader;

namespace Entraide.Schema.Engine;

/// <summary>
/// Reads by key in one go what many fields ask for one by one. Nothing is kept beyond the batch, so what is read after a change shows it.
/// </summary>
public abstract class BatchLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Batch? open;

    /// <summary>The value of a key, read with those asked for meanwhile; default where there is none.</summary>
    public IDataLoaderResult<TValue?> LoadAsync(TKey key)
    {
        lock (gate)
        {
            open ??= new(this);
            open.Keys.Add(key);
            return new Result(open, key);
        }
    }

    /// <summary>Reads the values of distinct keys.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> ReadAsync(IReadOnlyList<TKey> keys, CancellationToken ct);

    private sealed class Batch(BatchLoader<TKey, TValue> loader)
    {
        private Task<IReadOnlyDictionary<TKey, TValue>>? reading;

        public HashSet<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>> ReadAsync(CancellationToken ct)
        {
            lock (loader.gate)
            {
                if (loader.open == this) loader.open = null;
                return reading ??= loader.ReadAsync([.. Keys], ct);
            }
        }
    }

    private sealed class Result(Batch batch, TKey key) : IDataLoaderResult<TValue?>
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
            (await batch.ReadAsync(cancellationToken)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
            (await batch.ReadAsync(cancellationToken)).GetValueOrDefault(key);
    }
}

/// <summary>A batch's value, changed on its way.</summary>
public static class BatchResults
{
    public static IDataLoaderResult<TTo> Then<TFrom, TTo>(this IDataLoaderResult<TFrom> from, Func<TFrom, TTo> change) => new Changed<TFrom, TTo>(from, change);

    private sealed class Changed<TFrom, TTo>(IDataLoaderResult<TFrom> from, Func<TFrom, TTo> change) : IDataLoaderResult<TTo>
    {
        public async Task<TTo> GetResultAsync(CancellationToken cancellationToken = default) => change(await from.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
