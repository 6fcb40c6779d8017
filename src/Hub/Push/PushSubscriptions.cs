using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Entraide.Hub.Access;
using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Push;

/// <summary>The browsers that members have given to be sent to.</summary>
public sealed class PushSubscriptions(HubWrites writes, PushSettings settings)
{
    /// <summary>Beyond these, the one given longest ago goes.</summary>
    public const int MostOfAMember = 20;

    /// <summary>Gives what the browser's <c>PushSubscription.toJSON()</c> holds. An endpoint is one browser: who gives it last has it.</summary>
    public Task GiveAsync(Viewer viewer, string endpoint, string p256dh, string auth, CancellationToken ct)
    {
        var address = Allowed(endpoint);
        var key = Decoded(p256dh, "p256dh", P256.PointBytes);
        if (!P256.IsPoint(key)) throw new NotValid("p256dh", "not a public key on P-256.");
        var secret = Decoded(auth, "auth", PushEncryption.AuthBytes);
        return writes.RunAsync(async write =>
        {
            if (!await write.Db.Sessions.AnyAsync(s => s.Id == viewer.SessionId, ct)) throw new Unauthenticated();
            await write.Db.PushSubscriptions.Where(s => s.Endpoint == address).ExecuteDeleteAsync(ct);
            write.Db.PushSubscriptions.Add(new()
            {
                Id = write.NewId(IdKind.PushSubscription),
                MemberId = viewer.MemberId,
                SessionId = viewer.SessionId,
                Endpoint = address,
                P256dh = key,
                Auth = secret,
                GivenAt = write.Now,
            });
            await write.Db.SaveChangesAsync(ct);
            await write.Db.PushSubscriptions.Where(s => s.MemberId == viewer.MemberId)
                .OrderByDescending(s => s.GivenAt).ThenByDescending(s => s.Id).Skip(MostOfAMember).ExecuteDeleteAsync(ct);
            return true;
        }, ct);
    }

    /// <summary>Takes one of the viewer's browsers back; none of that endpoint is fine.</summary>
    public Task TakeBackAsync(Viewer viewer, string endpoint, CancellationToken ct) =>
        writes.RunAsync(write => write.Db.PushSubscriptions
            .Where(s => s.MemberId == viewer.MemberId && s.Endpoint == endpoint.Trim()).ExecuteDeleteAsync(ct), ct);

    private string Allowed(string endpoint)
    {
        var address = Require.Text(endpoint, "endpoint", PushSubscription.MostEndpointCharacters);
        return Ascii.IsValid(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && settings.Allows(uri)
            ? address : throw new NotValid("endpoint", "not an address of a push service that this hub sends to.");
    }

    private static byte[] Decoded(string text, string field, int length)
    {
        var bytes = new byte[length];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == length
            ? bytes : throw new NotValid(field, $"not {length} bytes in base64url.");
    }
}
