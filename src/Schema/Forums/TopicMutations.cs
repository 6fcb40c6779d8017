using Entraide.Hub.Access;
using Entraide.Hub.Forums;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Forums;

[MutationType]
public static class TopicMutations
{
    /// <summary>Changes a topic's title; for who started it and the stewards.</summary>
    /// <param name="title">At most 200 characters.</param>
    [Error<NotThere>, Error<NotAllowed>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Topic?>> RenameTopicAsync(
        [ID] Guid topicId, string title, Viewer viewer, TopicService service, TopicById topics, CancellationToken ct) =>
        topics.LoadAsync(await service.RenameAsync(viewer, topicId, title, ct));

    /// <summary>Puts a topic above the others, or back; for the stewards.</summary>
    /// <param name="pinned">True: above.</param>
    [Error<NotThere>, Error<NotAllowed>]
    public static async Task<IDataLoaderResult<Topic?>> PinTopicAsync(
        [ID] Guid topicId, bool pinned, Viewer viewer, TopicService service, TopicById topics, CancellationToken ct) =>
        topics.LoadAsync(await service.PinAsync(viewer, topicId, pinned, ct));

    /// <summary>Locks a topic, which then takes no more posts, or opens it again; for the stewards.</summary>
    /// <param name="locked">True: no more posts.</param>
    [Error<NotThere>, Error<NotAllowed>]
    public static async Task<IDataLoaderResult<Topic?>> LockTopicAsync(
        [ID] Guid topicId, bool locked, Viewer viewer, TopicService service, TopicById topics, CancellationToken ct) =>
        topics.LoadAsync(await service.LockAsync(viewer, topicId, locked, ct));

    /// <summary>Follows a topic, whose new posts then reach the viewer's inbox, or no longer.</summary>
    /// <param name="following">True: follow.</param>
    [Error<NotThere>]
    public static async Task<IDataLoaderResult<Topic?>> FollowTopicAsync(
        [ID] Guid topicId, bool following, Viewer viewer, TopicService service, TopicById topics, CancellationToken ct) =>
        topics.LoadAsync(await service.FollowAsync(viewer, topicId, following, ct));

    /// <summary>Says that the viewer has read a topic up to a post. The mark only moves on.</summary>
    /// <param name="number">The post's number.</param>
    [Error<NotThere>, Error<NotValid>]
    public static async Task<IDataLoaderResult<Topic?>> MarkReadAsync(
        [ID] Guid topicId, int number, Viewer viewer, TopicService service, TopicById topics, CancellationToken ct) =>
        topics.LoadAsync(await service.MarkReadAsync(viewer, topicId, number, ct));
}
