using System.Net;
using System.Net.Sockets;

namespace Entraide.Fixture;

public static class FreePort
{
    // Below those that the system gives to whoever connects somewhere: one of them could be taken before it is listened on.
    private const int First = 15_000, AfterLast = 32_000;

    /// <summary>A TCP port of 127.0.0.1 that nobody listens on.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
