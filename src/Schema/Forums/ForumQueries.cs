using Entraide.Hub.Access;
using Entraide.Hub.Forums;
using Entraide.Schema.Engine;
using GraphQL.DataLoader;

namespace Entraide.Schema.Forums;

[QueryType]
public static class ForumQueries
{
    /// <summary>A topic; null where there is none, or none that the viewer may read.</summary>
    public static IDataLoaderResult<Topic?> GetTopic([ID] Guid id, TopicById topics) => topics.LoadAsync(id);

    /// <summary>Topics with posts that the viewer has not read, in all their communities, the latest active first; those of the last 90 days.</summary>
    [UsePaging]
    public static Task<Page<Topic>> GetUnreadTopicsAsync(PageAsk page, Viewer viewer, ForumReads forums, CancellationToken ct) => forums.UnreadAsync(viewer, page, ct);

    /// <summary>Topics that the viewer follows, the latest active first. Who writes in a topic follows it.</summary>
    [UsePaging]
    public static Task<Page<Topic>> GetFollowedTopicsAsync(PageAsk page, Viewer viewer, ForumReads forums, CancellationToken ct) => forums.FollowedAsync(viewer, page, ct);
}
