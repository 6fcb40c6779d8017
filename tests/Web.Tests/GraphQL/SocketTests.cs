using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Entraide.Fixture;
using Xunit;

namespace Entraide.Web.Tests.GraphQL;

/// <summary>graphql-transport-ws, message by message: what is wrong ends the connection with the code that the protocol names.</summary>
public class SocketTests
{
    private const string Init = """{"type":"connection_init"}""";

    public static TheoryData<int, string[]> Wrong => new()
    {
        { 4400, ["no JSON"] },
        { 4400, ["[]"] },
        { 4400, ["""{"type":"sing"}"""] },
        { 4400, [Init, """{"type":"subscribe","payload":{"query":"{__typename}"}}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"1","payload":{"query":1}}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"1"}"""] },
        { 4401, ["""{"type":"subscribe","id":"1","payload":{"query":"{__typename}"}}"""] },
        { 4403, ["""{"type":"connection_init","payload":{"authorization":"Bearer eht_forged"}}"""] },
        { 4403, ["""{"type":"connection_init","payload":{"access_token":"eht_forged"}}"""] },
        { 4429, [Init, Init] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_the_protocol_forbids_closes_the_connection_with_its_code(int code, string[] messages)
    {
        using var socket = await ConnectAsync();
        foreach (var message in messages) await SendAsync(socket, message);
        Assert.Equal(code, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task Another_subprotocol_is_closed_with_4406()
    {
        using var socket = await ConnectAsync("graphql-ws", expectProtocol: false);
        Assert.Equal(4406, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task A_client_that_says_nothing_is_closed_with_4408()
    {
        using var socket = await ConnectAsync();
        Assert.Equal(4408, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task A_message_of_more_than_a_mebibyte_is_closed_with_1009()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, new string(' ', 1024 * 1024 + 1));
        Assert.Equal(1009, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task An_id_in_use_is_closed_with_4409()
    {
        var stage = await Stages.SqliteAsync();
        using var socket = await ConnectAsync(token: stage.First.Token);
        await SendAsync(socket, Init);
        var subscribe = JsonSerializer.Serialize(new
        {
            id = "1",
            type = "subscribe",
            payload = new { query = "subscription($s: String!) { events(stream: $s) { number } }", variables = new { s = $"inbox:{stage.First.Id}" } },
        });
        await SendAsync(socket, subscribe);
        await SendAsync(socket, subscribe);
        Assert.Equal(4409, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task Queries_and_mutations_are_answered_and_completed()
    {
        var member = await (await Stages.SqliteAsync()).JoinAsync("Odile Câble");
        using var socket = await ConnectAsync();
        await SendAsync(socket, $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{member.Token}}}"}}""");
        Assert.Equal("connection_ack", await TypeAsync(socket));
        await SendAsync(socket, """{"type":"ping"}""");
        Assert.Equal("pong", await TypeAsync(socket));
        await SendAsync(socket, """{"type":"subscribe","id":"q","payload":{"query":"{ me { member { name } } }"}}""");
        Assert.Contains(member.Name, await ReadAsync(socket), StringComparison.Ordinal);
        Assert.Equal("complete", await TypeAsync(socket));
        await SendAsync(socket, """{"type":"subscribe","id":"q","payload":{"query":"{ nothing }"}}""");
        Assert.Equal("error", await TypeAsync(socket));
        await SendAsync(socket, """{"type":"subscribe","id":"m","payload":{"query":"mutation { signOut { __typename } }"}}""");
        Assert.Equal("next", await TypeAsync(socket));
        Assert.Equal(4401, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task Nobody_signs_in_over_a_connection_that_cannot_set_a_cookie()
    {
        var member = await (await Stages.SqliteAsync()).JoinAsync("Édith Fil");
        using var socket = await ConnectAsync();
        await SendAsync(socket, Init);
        Assert.Equal("connection_ack", await TypeAsync(socket));
        var input = new { email = member.Email, password = Person.Password };
        await SendAsync(socket, JsonSerializer.Serialize(new
        {
            id = "s",
            type = "subscribe",
            payload = new { query = GraphQLClient.Mutation("signIn", input, ""), variables = new { input } },
        }));
        Assert.Contains("NOT_ALLOWED", await ReadAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_address_that_is_not_valid_is_refused_before_the_connection_is_made()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(token: "eht_forged", expect: HttpStatusCode.Unauthorized));
    }

    private static async Task<ClientWebSocket> ConnectAsync(
        string protocol = "graphql-transport-ws", bool expectProtocol = true, string? token = null, HttpStatusCode expect = HttpStatusCode.SwitchingProtocols)
    {
        var stage = await Stages.SqliteAsync();
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        socket.Options.CollectHttpResponseDetails = true;
        var address = new UriBuilder(stage.Node.Address) { Scheme = "ws", Path = "/graphql", Query = token is null ? "" : $"access_token={token}" };
        try
        {
            await socket.ConnectAsync(address.Uri, default);
        }
        finally
        {
            Assert.Equal(expect, socket.HttpStatusCode);
        }
        if (expectProtocol) Assert.Equal(protocol, socket.SubProtocol);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);

    private static async Task<int> CloseCodeAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        while ((await socket.ReceiveAsync(buffer, default)).MessageType != WebSocketMessageType.Close) { }
        return (int)socket.CloseStatus!.Value;
    }

    private static async Task<string?> TypeAsync(ClientWebSocket socket) =>
        JsonSerializer.Deserialize<JsonElement>(await ReadAsync(socket)).GetProperty("type").GetString();

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var read = await socket.ReceiveAsync(buffer, default);
        Assert.Equal(WebSocketMessageType.Text, read.MessageType);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }
}
