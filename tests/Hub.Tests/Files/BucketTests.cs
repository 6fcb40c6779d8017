using Entraide.Fixture;
using Entraide.Hub.Files;
using SkiaSharp;
using Xunit;

namespace Entraide.Hub.Tests.Files;

/// <summary>Files in a bucket, on a server of other people's making.</summary>
public class BucketTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Files_are_kept_in_a_bucket_and_removed_from_it(StageKind kind)
    {
        await using var server = await BucketServer.StartAsync();
        await using var hub = await HubServices.StartAsync(kind, add: Giving.In(new("/proc/nowhere", BucketOf(server))));
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        var file = await hub.GiveAsync(ada, group, [1, 2, 3, 0], "données.bin");
        var picture = await hub.GiveAsync(ada, group, GivenFiles.Drawn(900, 300, SKEncodedImageFormat.Png), "dessin.png");
        Assert.Equal([1, 2, 3, 0], await hub.BytesAsync(file));
        Assert.Equal(picture.Size, (await hub.BytesAsync(picture)).Length);
        using var small = SKBitmap.Decode(await hub.BytesAsync(picture, thumbnail: true));
        Assert.Equal((480, 160), (small.Width, small.Height));

        await hub.ReleaseAsync(await hub.ShowAsync(ada, group, file.Id, picture.Id));
        await Eventually.Async(() =>
        {
            hub.Clock.Move(TimeSpan.FromMinutes(1));
            return !Directory.EnumerateFiles(server.Folder, "*_object", SearchOption.AllDirectories).Any();
        }, "the bucket is empty");
        await Assert.ThrowsAsync<NotThere>(() => hub.Files().OpenAsync(file, thumbnail: false, default));
    }

    [Fact]
    public async Task While_the_bucket_is_away_so_are_its_files_and_no_others_are_taken()
    {
        var server = await BucketServer.StartAsync();
        await using var hub = await HubServices.StartAsync(StageKind.Sqlite, add: Giving.In(new("/proc/nowhere", BucketOf(server))));
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        var file = await hub.GiveAsync(ada, group);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<Unavailable>(() => hub.BytesAsync(file));
        await Assert.ThrowsAsync<Unavailable>(() => hub.GiveAsync(ada, group));
    }

    private static BucketSettings BucketOf(BucketServer server) => new(new($"http://127.0.0.1:{server.Port}"), "files", "eu-west-3", "S3RVER", "S3RVER");
}
