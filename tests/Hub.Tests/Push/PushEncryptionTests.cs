using System.Buffers.Text;
using System.Security.Cryptography;
using Entraide.Fixture;
using Entraide.Hub.Push;
using Xunit;

namespace Entraide.Hub.Tests.Push;

/// <summary>What a browser decrypts, against the RFC and against npm's http_ece.</summary>
public sealed class PushEncryptionTests
{
    // RFC 8291, appendix A.
    private const string BrowserPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private const string BrowserPublic = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string Auth = "BTBZMqHH6r4Tts7J_aSIgg";

    [Fact]
    public void The_example_of_RFC_8291_comes_out_byte_for_byte()
    {
        var content = "When I grow up, I want to be a watermelon"u8;
        var sender = Bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        using var own = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            Q = new() { X = sender[1..33], Y = sender[33..] },
        });
        var body = PushEncryption.Encrypt(content, content.Length, Bytes(BrowserPublic), Bytes(Auth), own, Bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6"
            + "cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public async Task A_browser_reads_every_length_of_which_the_service_sees_three()
    {
        int[] lengths = [0, 1, 255, 256, 257, 1024, 1025, PushEncryption.MostBytes];
        var contents = lengths.Select(RandomNumberGenerator.GetBytes).ToList();
        var bodies = contents.ConvertAll(content => PushEncryption.Encrypt(content, Bytes(BrowserPublic), Bytes(Auth)));
        var read = await NodeScript.RunAsync("decrypt.mjs", [BrowserPrivate, Auth, .. bodies.Select(body => Base64Url.EncodeToString(body))]);
        Assert.Equal(contents.Select(content => Base64Url.EncodeToString(content)), read.Select(line => line.GetProperty("content").GetString()));
        Assert.Equal(3, bodies.Select(body => body.Length).Distinct().Count());
        Assert.Equal(4096, bodies.Max(body => body.Length));
    }

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
