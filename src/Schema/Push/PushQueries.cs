using System.Buffers.Text;
using Entraide.Hub.Access;
using Entraide.Hub.Push;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Push;

[QueryType]
public static class PushQueries
{
    /// <summary>The hub's public key for Web Push, as `pushManager.subscribe` takes it for its `applicationServerKey`: a point of P-256 in base64url.</summary>
    public static async Task<string> GetPushKeyAsync(Viewer viewer, PushKeys keys, CancellationToken ct) =>
        Base64Url.EncodeToString((await keys.ReadAsync(ct)).Public);
}
