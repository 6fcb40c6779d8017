using System.Threading.Channels;
using Entraide.Hub.Storage;
using Microsoft.Extensions.Hosting;

namespace Entraide.Hub.Chat;

/// <summary>
/// Writes messages. Those that arrive while others are being written are written together, in one transaction of a fixed number
/// of commands; one that arrives alone is written at once. Its sender is told nothing before it is durable.
/// </summary>
public sealed class MessageWriter(HubWrites writes, IDatabase database) : BackgroundService
{
    private const int MostAtOnce = 256;
    private const int MostWaiting = 10_000;

    private readonly Channel<Sending> waiting = Channel.CreateBounded<Sending>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    internal async Task<SentMessage> SendAsync(Sending sending, CancellationToken ct)
    {
        try
        {
            await waiting.Writer.WriteAsync(sending, ct);
        }
        catch (ChannelClosedException)
        {
            throw new Unavailable();
        }
        return await sending.Sent.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var together = new List<Sending>(MostAtOnce);
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                while (together.Count < MostAtOnce && waiting.Reader.TryRead(out var next)) together.Add(next);
                await WriteAsync([.. together.Where(s => s.Draft.Files.Count == 0)], stoppingToken);
                // A file may turn out to be taken, which undoes the transaction: such a message is written by itself.
                foreach (var sending in together.Where(s => s.Draft.Files.Count > 0)) await WriteAsync([sending], stoppingToken);
                together.Clear();
            }
        }
        finally
        {
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out var left)) left.Refuse(new Unavailable());
        }
    }

    private async Task WriteAsync(IReadOnlyList<Sending> together, CancellationToken ct)
    {
        if (together.Count == 0) return;
        try
        {
            var batch = await writes.RunAsync(write => SendBatch.WriteAsync(write, database, together, ct), ct);
            batch.Tell();
        }
        catch (Exception error) when (together.Count > 1 && error is not (OperationCanceledException or Unavailable))
        {
            // One that cannot be written does not take the others with it.
            foreach (var sending in together) await WriteAsync([sending], ct);
        }
        catch (Exception error)
        {
            foreach (var sending in together) sending.Refuse(error is OperationCanceledException ? new Unavailable() : error);
        }
    }
}
