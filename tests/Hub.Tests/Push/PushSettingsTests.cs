using Entraide.Hub.Push;
using Xunit;

namespace Entraide.Hub.Tests.Push;

/// <summary>A member names the address, so it is one of those that the hub knows or the hub does not post there.</summary>
public sealed class PushSettingsTests
{
    private static readonly PushSettings Usual = new("mailto:hub@exemple.fr", PushSettings.Known);

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc:def")]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc")]
    [InlineData("https://web.push.apple.com/abc")]
    [InlineData("https://wns2-par02p.notify.windows.com/w/?token=abc")]
    public void The_services_of_browsers_are_known(string endpoint) => Assert.True(Usual.Allows(new(endpoint)));

    [Theory]
    [InlineData("http://fcm.googleapis.com/abc")]
    [InlineData("https://fcm.googleapis.com:8443/abc")]
    [InlineData("https://fcm.googleapis.com.exemple.fr/abc")]
    [InlineData("https://notfcm.googleapis.com/abc")]
    [InlineData("https://googleapis.com/abc")]
    [InlineData("https://fcm.googleapis.com@exemple.fr/abc")]
    [InlineData("https://exemple@fcm.googleapis.com/abc")]
    [InlineData("https://exemple.fr/fcm.googleapis.com")]
    [InlineData("http://127.0.0.1/abc")]
    [InlineData("https://localhost/abc")]
    [InlineData("https://[::1]/abc")]
    [InlineData("file:///fcm.googleapis.com")]
    public void Anything_else_is_not(string endpoint) => Assert.False(Usual.Allows(new(endpoint)));
}
