using System.Net.WebSockets;

namespace Entraide.Web.GraphQL;

/// <summary>Ends a connection with a code that the client knows.</summary>
internal sealed class SocketClose(int code, string reason) : Exception(reason)
{
    public const int Normal = (int)WebSocketCloseStatus.NormalClosure;
    public const int GoingAway = (int)WebSocketCloseStatus.EndpointUnavailable;
    public const int TooBig = (int)WebSocketCloseStatus.MessageTooBig;

    public const int InternalError = (int)WebSocketCloseStatus.InternalServerError;

    // Registered with IANA, without a name in .NET.
    public const int TryAgainLater = 1013;

    // graphql-ws' PROTOCOL.md.
    public const int InvalidMessage = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int WrongSubprotocol = 4406;
    public const int InitialisationTimeout = 4408;
    public const int SubscriberAlreadyExists = 4409;
    public const int TooManyInitialisationRequests = 4429;

    public int Code { get; } = code;
}
