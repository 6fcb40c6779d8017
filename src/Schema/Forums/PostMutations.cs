using Entraide.Hub.Access;
using Entraide.Hub.Communities;
using Entraide.Hub.Forums;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Forums;

[MutationType]
public static class PostMutations
{
    /// <summary>Starts a topic with its first post; who starts it follows it.</summary>
    /// <param name="title">At most 200 characters.</param>
    /// <param name="body">Markdown, at most 20,000 characters.</param>
    /// <param name="clientKey">Chosen by the client: a repeat with the same key changes nothing and gives the first result.</param>
    [Error<NotThere>, Error<NotAMember>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Topic?>> StartTopicAsync(
        [ID] Guid communityId, string title, string body, string? clientKey, Viewer viewer, PostService service, TopicById topics, CancellationToken ct) =>
        topics.LoadAsync(await service.StartTopicAsync(viewer, communityId, title, body, clientKey, ct));

    /// <summary>Adds a post at the end of a topic.</summary>
    /// <param name="body">Markdown, at most 20,000 characters. A member is mentioned as `[@Name](member:ID)`.</param>
    /// <param name="clientKey">Chosen by the client: a repeat with the same key changes nothing and gives the first result.</param>
    [Error<NotThere>, Error<TopicLocked>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Post?>> AddPostAsync(
        [ID] Guid topicId, string body, string? clientKey, Viewer viewer, PostService service, PostById posts, CancellationToken ct) =>
        posts.LoadAsync(await service.AddAsync(viewer, topicId, body, clientKey, ct));

    /// <summary>Changes the words of the viewer's own post; the earlier wording is kept.</summary>
    /// <param name="body">Markdown, at most 20,000 characters.</param>
    [Error<NotThere>, Error<NotAllowed>, Error<TopicLocked>, Error<Blank>, Error<TooLong>]
    public static async Task<IDataLoaderResult<Post?>> EditPostAsync(
        [ID] Guid postId, string body, Viewer viewer, PostService service, PostById posts, CancellationToken ct) =>
        posts.LoadAsync(await service.EditAsync(viewer, postId, body, ct));

    /// <summary>Erases a post's words and earlier wordings; for its author and the stewards. That it was there stays.</summary>
    [Error<NotThere>, Error<NotAllowed>]
    public static async Task<IDataLoaderResult<Post?>> DeletePostAsync([ID] Guid postId, Viewer viewer, PostService service, PostById posts, CancellationToken ct) =>
        posts.LoadAsync(await service.DeleteAsync(viewer, postId, ct));

    /// <summary>Says merci, in private: it reaches the author alone and is counted nowhere.</summary>
    [Error<NotThere>, Error<NotAllowed>, Error<AlreadyThere>]
    public static async Task<IDataLoaderResult<Post?>> ThankPostAsync([ID] Guid postId, Viewer viewer, PostService service, PostById posts, CancellationToken ct) =>
        posts.LoadAsync(await service.ThankAsync(viewer, postId, ct));
}
