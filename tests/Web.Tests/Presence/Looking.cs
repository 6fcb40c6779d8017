using Entraide.Fixture;
using Entraide.Web.Tests.Live;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Entraide.Web.Tests.Presence;

/// <summary>Looking who is there, as clients do.</summary>
internal static class Looking
{
    /// <summary>Watches somebody, and nobody else.</summary>
    /// <returns>How they are now.</returns>
    public static async Task<string> LookAtAsync(this LiveClient client, Person person)
    {
        var answer = await client.Connection.InvokeAsync<List<Dictionary<string, string>>>("WatchPresence", new[] { person.Id.ToString() });
        Assert.Equal(person.Id.ToString(), Assert.Single(answer)["memberId"]);
        return answer[0]["state"];
    }

    /// <summary>Watches somebody once they are in a state, as they themselves are told.</summary>
    public static async Task FindsAsync(this LiveClient client, Person person, string state)
    {
        await Eventually.Async(async () => await person.PresenceOfAsync(person) == state, $"{person.Name} is {state}");
        Assert.Equal(state, await client.LookAtAsync(person));
    }

    /// <summary>What has been told of somebody since they are watched.</summary>
    public static IReadOnlyList<string> ToldOf(this LiveClient client, Person person) =>
        [.. client.Signals.Where(s => s.GetProperty("kind").GetString() == "presence" && s.GetProperty("memberId").GetGuid() == person.Id)
            .Select(s => s.GetProperty("state").GetString()!)];

    /// <summary>Waits for the last thing told, and wants nothing else told before.</summary>
    public static async Task IsToldAsync(this LiveClient client, Person person, params string[] states)
    {
        await Eventually.Async(() => client.ToldOf(person).Count >= states.Length, $"{person.Name} is told to be {states[^1]}", TimeSpan.FromSeconds(30));
        Assert.Equal(states, client.ToldOf(person));
    }

    /// <summary>Asked by GraphQL.</summary>
    public static async Task<string?> PresenceOfAsync(this Person viewer, Person person)
    {
        var answer = await viewer.SendAsync("query($id: ID!) { member(id: $id) { presence } }", new { id = person.Id });
        return answer.GetProperty("member").GetProperty("presence").GetString();
    }

    public static Task<LiveClient> ConnectAsync(this Person person, HubNode node, Wire wire = Wire.Json) =>
        LiveClient.ConnectAsync(node.Address, person.Token, wire);

    public static Task AwayAsync(this LiveClient client, bool away) => client.Connection.InvokeAsync("Away", away);
}
