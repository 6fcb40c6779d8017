using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Entraide.Fixture;

/// <summary>A way to a node that can be cut, as a tunnel or a bad network does, and mended.</summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly Uri node;
    private readonly Task accepting;
    private volatile bool cut;

    private Cable(Uri node)
    {
        this.node = node;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    /// <summary>Where the node is reached through this cable.</summary>
    public Uri Address { get; }

    public static Cable To(HubNode node) => new(node.Address);

    /// <summary>Everything that is connected is cut off without a word.</summary>
    public void Interrupt()
    {
        foreach (var client in open.Keys) Break(client);
    }

    /// <summary>Interrupts, and lets nothing new through.</summary>
    public void Cut()
    {
        cut = true;
        Interrupt();
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                if (cut) Break(client);
                else _ = CarryAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        open.TryAdd(client, 0);
        try
        {
            await server.ConnectAsync(node.Host, node.Port);
            if (cut) return;
            await using var near = new NetworkStream(client);
            await using var far = new NetworkStream(server);
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException)
        {
            // Whoever is at the ends notices by itself.
        }
        finally
        {
            open.TryRemove(client, out _);
            Break(client);
        }
    }

    /// <summary>Reset rather than closed: no goodbye arrives.</summary>
    private static void Break(Socket client) => client.Close(timeout: 0);
}
