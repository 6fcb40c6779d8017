using Entraide.Fixture;
using Entraide.Hub.Files;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Xunit;

namespace Entraide.Hub.Tests.Files;

/// <summary>What nobody sees any more is removed, from the disk and from the database.</summary>
public class ErasureTests
{
    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Files_of_deleted_messages_and_those_that_no_message_came_for_are_removed_and_no_others(StageKind kind)
    {
        var folder = TemporaryFolder.New("files");
        await using var hub = await HubServices.StartAsync(kind, add: Giving.In(new(folder)));
        var ada = await hub.MemberAsync();
        var group = await hub.GroupAsync(ada);
        var (kept, deleted, waited) = (await GivePictureAsync(hub, ada, group), await GivePictureAsync(hub, ada, group), await GivePictureAsync(hub, ada, group));
        await hub.ShowAsync(ada, group, kept.Id);
        await hub.ReleaseAsync(await hub.ShowAsync(ada, group, deleted.Id));

        hub.Clock.Move(TimeSpan.FromMinutes(2));
        await HasAsync(hub, kept, waited);
        Assert.True(await hub.SeesAsync(ada, waited));

        hub.Clock.Move(TimeSpan.FromDays(1));
        Assert.False(await hub.SeesAsync(ada, waited));
        await Assert.ThrowsAsync<NotThere>(() => hub.ShowAsync(ada, group, waited.Id));
        await HasAsync(hub, kept);
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count());
        Assert.NotEmpty(await hub.BytesAsync(kept, thumbnail: true));
    }

    [Theory]
    [MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task What_a_node_left_to_remove_or_half_written_the_next_one_removes(StageKind kind)
    {
        var folder = TemporaryFolder.New("files");
        var node = await HubServices.StartAsync(kind, add: Giving.In(new(folder)));
        var ada = await node.MemberAsync();
        var group = await node.GroupAsync(ada);
        await node.ReleaseAsync(await node.ShowAsync(ada, group, (await node.GiveAsync(ada, group)).Id));
        await File.WriteAllTextAsync(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Single() + ".draft", "Rendez-v");
        await node.DisposeAsync();

        await using var next = await HubServices.StartAsync(node.Database, node.Redis, Giving.In(new(folder)));
        next.Clock.Move(TimeSpan.FromMinutes(2));
        await HasAsync(next);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    private static Task<StoredFile> GivePictureAsync(HubServices hub, Hub.Access.Viewer viewer, Guid conversation) =>
        hub.GiveAsync(viewer, conversation, GivenFiles.Drawn(40, 30, SKEncodedImageFormat.Png), "dessin.png");

    /// <summary>The clock is moved on while it waits: the node may have begun its pause only after it was moved.</summary>
    private static Task HasAsync(HubServices hub, params StoredFile[] files) => Eventually.Async(async () =>
    {
        hub.Clock.Move(TimeSpan.FromMinutes(1));
        var there = await hub.ReadAsync(db => db.Files.Select(f => f.Id).ToListAsync());
        return there.ToHashSet().SetEquals(files.Select(f => f.Id));
    }, $"{files.Length} files are left");
}
