using Entraide.Fixture;
using Entraide.Web.Tests.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Entraide.Web.Tests.Chat;

/// <summary>A program that follows a stream whatever dies: it comes back to any node, and names the last number that it has.</summary>
internal sealed class Follower(Person person, string stream, IReadOnlyList<HubNode> nodes) : IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly List<(long Number, string Kind, string? Body)> heard = [];
    private Task following = Task.CompletedTask;

    public IReadOnlyList<(long Number, string Kind, string? Body)> Heard
    {
        get
        {
            lock (heard) return [.. heard];
        }
    }

    public void Start() => following = FollowAsync();

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await following;
        leaving.Dispose();
    }

    private async Task FollowAsync()
    {
        for (var turn = 0; !leaving.IsCancellationRequested; turn++)
        {
            try
            {
                await using var client = await LiveClient.ConnectAsync(nodes[turn % nodes.Count].Address, person.Token);
                var taken = 0;
                await client.SubscribeAsync(stream, Heard.Count == 0 ? 0 : Heard[^1].Number);
                while (client.Connection.State == HubConnectionState.Connected && !leaving.IsCancellationRequested)
                {
                    taken = Take(client, taken);
                    await Eventually.Async(() => client.Events.Count > taken || client.Connection.State != HubConnectionState.Connected || leaving.IsCancellationRequested, "more", TimeSpan.FromMinutes(2));
                }
                Take(client, taken);
            }
            catch (Exception error) when (error is HttpRequestException or HubException or InvalidOperationException or IOException or OperationCanceledException or TimeoutException)
            {
                // Nobody answers there for the moment: the next node is asked.
            }
        }
    }

    private int Take(LiveClient client, int taken)
    {
        var events = client.Events;
        lock (heard)
        {
            foreach (var e in events.Skip(taken))
                heard.Add((e.GetProperty("number").GetInt64(), e.GetProperty("kind").GetString()!, e.GetProperty("content").TryGetProperty("body", out var body) ? body.GetString() : null));
        }
        return events.Count;
    }
}
