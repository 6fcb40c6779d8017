using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Entraide.Bench.Fanout;

namespace Entraide.Bench.Presence;

/// <summary>Connections that stay, some of which watch, and connections that come and go.</summary>
internal sealed class PresenceCrowd : IDisposable
{
    private const int AtOnce = 32;
    private const int IdLength = 36;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(8);

    private readonly Uri live;
    private readonly Gathering gathering;
    private readonly Listener?[] listeners;
    private readonly CancellationTokenSource over = new();
    // By the restless member: how many watch them, and what they did last.
    private readonly int[] watchers;
    private readonly Change?[] last;
    private readonly Dictionary<string, int> numberOf;
    private readonly SemaphoreSlim answers = new(0);
    private ConcurrentBag<Change> made = [];
    private string? stream;
    private int unexpected, counts;

    private PresenceCrowd(Uri live, Gathering gathering, int restless)
    {
        (this.live, this.gathering) = (live, gathering);
        listeners = new Listener[gathering.Members.Count];
        (watchers, last) = (new int[restless], new Change[restless]);
        numberOf = Enumerable.Range(0, restless).ToDictionary(i => gathering.Members[i].ToString());
    }

    /// <param name="restless">The first so many come and go later.</param>
    public static async Task<PresenceCrowd> GatherAsync(Uri live, Gathering gathering, int restless)
    {
        var crowd = new PresenceCrowd(live, gathering, restless);
        _ = crowd.PingAsync();
        await crowd.EachAsync(crowd.ComeAsync);
        return crowd;
    }

    /// <summary>The last of the crowd watch members, each others of the restless in turn.</summary>
    public async Task WatchAsync(int count, int each)
    {
        for (var watcher = 0; watcher < count; watcher++)
        {
            var watched = Enumerable.Range(watcher * each, each).Select(i => i % watchers.Length).ToList();
            foreach (var number in watched) watchers[number]++;
            await listeners[^(watcher + 1)]!.InvokeAsync("WatchPresence", JsonSerializer.Serialize(watched.Select(i => gathering.Members[i])));
        }
        await AnsweredAsync(count);
    }

    /// <summary>Everybody follows a stream, and the number present on it.</summary>
    public async Task SubscribeAsync(string name)
    {
        stream = name;
        await EachAsync(number => listeners[number]!.InvokeAsync("Subscribe", $"\"{name}\",null"));
        await AnsweredAsync(listeners.Length);
    }

    /// <summary>So many changes a second, half of them goings and half comings, as far as that is reached.</summary>
    /// <param name="gone">How long each is gone.</param>
    public async Task ComeAndGoAsync(int rate, TimeSpan length, TimeSpan gone)
    {
        var began = Stopwatch.GetTimestamp();
        var visits = new List<Task>();
        for (var number = 0; Stopwatch.GetElapsedTime(began) < length; number++)
        {
            // Whoever is still on their way back is passed over.
            if (listeners[number % watchers.Length] is not null) visits.Add(GoAndComeAsync(number % watchers.Length, gone));
            var ahead = TimeSpan.FromSeconds((number + 1) * 2.0 / rate) - Stopwatch.GetElapsedTime(began);
            if (ahead > TimeSpan.FromMilliseconds(5)) await Task.Delay(ahead);
        }
        await Task.WhenAll(visits);
    }

    /// <returns>What was done since this was last asked, what was told that nobody did, and how often a number was told.</returns>
    public (IReadOnlyCollection<Change> Made, int Unexpected, int Counts) Take() =>
        (Interlocked.Exchange(ref made, []), Interlocked.Exchange(ref unexpected, 0), Interlocked.Exchange(ref counts, 0));

    public void Dispose()
    {
        over.Cancel();
        over.Dispose();
        answers.Dispose();
        foreach (var listener in listeners) listener?.Dispose();
    }

    private async Task GoAndComeAsync(int number, TimeSpan gone)
    {
        var listener = listeners[number]!;
        listeners[number] = null;
        Make(number, isComing: false);
        listener.Dispose();
        await Task.Delay(gone);
        Make(number, isComing: true);
        await ComeAsync(number);
        if (stream is not null) await listeners[number]!.InvokeAsync("Subscribe", $"\"{stream}\",null");
    }

    private void Make(int number, bool isComing) => made.Add(last[number] = new(isComing, watchers[number]));

    private async Task ComeAsync(int number)
    {
        var listener = await OpenAsync(number);
        await listener.ShakeHandsAsync();
        listeners[number] = listener;
        _ = ListenAsync(listener);
    }

    /// <summary>As a client does, tries again where the hub has too much to do.</summary>
    private async Task<Listener> OpenAsync(int number)
    {
        while (true)
        {
            try
            {
                return await Listener.OpenAsync(live, gathering.Tokens[number]);
            }
            catch (InvalidOperationException refused) when (refused.Message.Contains(" 503 ", StringComparison.Ordinal))
            {
                await Task.Delay(Pause);
            }
        }
    }

    private async Task AnsweredAsync(int count)
    {
        for (var heard = 0; heard < count; heard++) await answers.WaitAsync();
    }

    private Task EachAsync(Func<int, Task> act) =>
        Parallel.ForAsync(0, listeners.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await act(number));

    private async Task PingAsync()
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(PingEvery);
            foreach (var listener in listeners)
            {
                try
                {
                    if (listener is not null) await listener.PingAsync();
                }
                catch (Exception error) when (error is SocketException or ObjectDisposedException)
                {
                    // It has gone meanwhile.
                }
            }
        }
    }

    private async Task ListenAsync(Listener listener)
    {
        try
        {
            while (true) Hear((await listener.NextRecordsAsync()).Span);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // It has gone.
        }
    }

    private void Hear(ReadOnlySpan<byte> records)
    {
        foreach (var at in records.Split((byte)Frames.RecordEnd))
        {
            var record = records[at];
            if (record.StartsWith("{\"type\":3"u8)) answers.Release();
            else if (record.IndexOf("\"kind\":\"present\""u8) >= 0) Interlocked.Increment(ref counts);
            else if (record.IndexOf("\"kind\":\"presence\""u8) >= 0) Hear(Encoding.ASCII.GetString(record));
        }
    }

    private void Hear(string record)
    {
        const string Name = "\"memberId\":\"";
        var memberId = record.Substring(record.IndexOf(Name, StringComparison.Ordinal) + Name.Length, IdLength);
        var change = last[numberOf[memberId]];
        if (change is not null && record.Contains(change.IsComing ? "\"PRESENT\"" : "\"ABSENT\"", StringComparison.Ordinal)) change.Tell();
        else Interlocked.Increment(ref unexpected);
    }
}
