using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entraide.Bench.Fanout;

/// <summary>Many connections in this process. Something is said to the server, and the crowd tells when its last has heard it.</summary>
internal sealed class Crowd : IDisposable
{
    private const int AtOnce = 32;
    private const string CheapListening = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Listener> listeners = [];
    private readonly bool pings;
    private long pingedAt = Stopwatch.GetTimestamp();
    private byte[] words = [];
    private int call;
    private int remaining;
    private TaskCompletionSource<long> lastHeard = new();

    private Crowd(bool pings) => this.pings = pings;

    /// <summary>The length of what was heard last, in bytes.</summary>
    public int HeardLength { get; private set; }

    /// <summary>
    /// Continues where the socket was found ready rather than on another thread: half the client's cost. The runtime reads the setting
    /// when it first waits for a socket; programs started later do not have it.
    /// </summary>
    public static async Task ListenCheaplyAsync()
    {
        Environment.SetEnvironmentVariable(CheapListening, "1");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var accepting = server.AcceptSocketAsync();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)server.LocalEndpoint);
        using var accepted = await accepting;
        Environment.SetEnvironmentVariable(CheapListening, null);
    }

    /// <param name="open">Opens the connection of a number.</param>
    /// <param name="pings">Whether the server wants to hear from its clients.</param>
    public static async Task<Crowd> GatherAsync(int count, bool pings, Func<int, Task<Listener>> open)
    {
        var crowd = new Crowd(pings);
        for (var from = 0; from < count; from += AtOnce)
        {
            var opened = await Task.WhenAll(Enumerable.Range(from, Math.Min(AtOnce, count - from)).Select(open));
            foreach (var listener in opened) _ = crowd.ListenAsync(listener);
            crowd.listeners.AddRange(opened);
            if (Stopwatch.GetElapsedTime(crowd.pingedAt) > PingEvery) await crowd.PingAsync();
        }
        await crowd.CalmAsync();
        return crowd;
    }

    /// <summary>Says something and waits until the last has heard it.</summary>
    /// <param name="say">Sends the words it is given to the server.</param>
    /// <param name="calm">Waits before until nothing else is going on.</param>
    /// <returns>From before it was said, in milliseconds.</returns>
    public async Task<double> HearAsync(Func<string, Task> say, bool calm = true)
    {
        if (calm) await CalmAsync();
        var said = string.Create(CultureInfo.InvariantCulture, $"Appel numéro {++call:0000}.");
        words = Encoding.UTF8.GetBytes(said);
        lastHeard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref remaining, listeners.Count);
        var began = Stopwatch.GetTimestamp();
        await say(said);
        try
        {
            return Stopwatch.GetElapsedTime(began, await lastHeard.Task.WaitAsync(Patience)).TotalMilliseconds;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{remaining} of {listeners.Count} have not heard '{said}'.");
        }
    }

    public void Dispose()
    {
        foreach (var listener in listeners) listener.Dispose();
    }

    private async Task CalmAsync()
    {
        await PingAsync();
        await Task.Delay(Calm);
    }

    private async Task PingAsync()
    {
        pingedAt = Stopwatch.GetTimestamp();
        if (pings) foreach (var listener in listeners) await listener.PingAsync();
    }

    private async Task ListenAsync(Listener listener)
    {
        try
        {
            while (true) Hear(listener, (await listener.NextAsync()).Span);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // While something is to be heard, a lost connection is told; at the end they are all closed.
            lastHeard.TrySetException(error);
        }
    }

    private void Hear(Listener listener, ReadOnlySpan<byte> message)
    {
        if (listener.Heard == call || message.IndexOf(words) < 0) return;
        listener.Heard = call;
        if (Interlocked.Decrement(ref remaining) > 0) return;
        HeardLength = message.Length;
        lastHeard.TrySetResult(Stopwatch.GetTimestamp());
    }
}
