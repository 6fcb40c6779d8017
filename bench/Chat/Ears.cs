using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using Entraide.Bench.Fanout;

namespace Entraide.Bench.Chat;

/// <summary>What was heard in a round.</summary>
/// <param name="PerSecond">Messages that were accepted and that every listener has.</param>
/// <param name="Sorted">From before each was sent until the last listener had it, in milliseconds.</param>
/// <param name="ProcessorMicroseconds">Of the server's process, a message.</param>
internal sealed record Heard(double PerSecond, double[] Sorted, double ProcessorMicroseconds)
{
    public double At(double share) => Sorted[(int)(share * (Sorted.Length - 1))];
}

/// <summary>Those who have a conversation open. Each message bears a number, by which it is known when the last of them has it.</summary>
internal sealed class Ears : IDisposable
{
    private static readonly byte[] Mark = "\"body\":\"#"u8.ToArray();
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Listener> listeners = [];
    private readonly int[] remaining = new int[4_000_000];
    private readonly TaskCompletionSource[] heard = new TaskCompletionSource[4_000_000];
    private readonly CancellationTokenSource leaving = new();
    private int last;
    private int length;

    public static async Task<Ears> OpenAsync(int count, Func<int, Task<Listener>> open)
    {
        var ears = new Ears();
        for (var number = 0; number < count; number++) ears.listeners.Add(await open(number));
        foreach (var listener in ears.listeners) _ = ears.ListenAsync(listener);
        _ = ears.PingAsync();
        return ears;
    }

    /// <returns>How long a message is on the wire, in bytes.</returns>
    public async Task<int> LengthAsync(Senders senders)
    {
        await SayAsync(senders);
        return length;
    }

    /// <summary>Keeps so many messages on their way for a while; the next is sent when all have one.</summary>
    public async Task<Heard> HearAsync(Senders senders, int inFlight, TimeSpan time, int? process = null)
    {
        var before = process is { } id ? ServerCost.ProcessorTime(id) : TimeSpan.Zero;
        var began = Stopwatch.GetTimestamp();
        var times = new List<double>[inFlight];
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async place =>
        {
            var mine = times[place] = [];
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var from = Stopwatch.GetTimestamp();
                await SayAsync(senders);
                mine.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        }));
        var all = times.SelectMany(t => t).Order().ToArray();
        var used = process is { } same ? ServerCost.ProcessorTime(same) - before : TimeSpan.Zero;
        return new(all.Length / Stopwatch.GetElapsedTime(began).TotalSeconds, all, used.TotalMicroseconds / all.Length);
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        foreach (var listener in listeners) listener.Dispose();
    }

    private async Task SayAsync(Senders senders)
    {
        var number = Interlocked.Increment(ref last);
        remaining[number] = listeners.Count;
        var all = heard[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await senders.SendAsync(string.Create(CultureInfo.InvariantCulture, $"#{number} Rendez-vous samedi au local, à neuf heures."));
        try
        {
            await all.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{remaining[number]} of {listeners.Count} have not heard message {number} of {last}.");
        }
    }

    /// <summary>SignalR ends a connection from which it hears nothing for 20 s.</summary>
    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving.Token))
                foreach (var listener in listeners) await listener.PingAsync();
        }
        catch (Exception error) when (error is OperationCanceledException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // Nobody listens any more, or the reading tells why.
        }
    }

    private async Task ListenAsync(Listener listener)
    {
        try
        {
            while (true) Hear((await listener.NextAsync()).Span);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            if (last < heard.Length) heard[last]?.TrySetException(error);
        }
    }

    /// <summary>A frame may hold several messages.</summary>
    private void Hear(ReadOnlySpan<byte> frame)
    {
        length = Math.Max(length, frame.Length);
        for (int at; (at = frame.IndexOf(Mark)) >= 0;)
        {
            frame = frame[(at + Mark.Length)..];
            if (!Utf8Parser.TryParse(frame, out int number, out _)) continue;
            if (Interlocked.Decrement(ref remaining[number]) == 0) heard[number].TrySetResult();
        }
    }
}
