using Entraide.Hub.Forums;
using Entraide.Schema.Engine;

namespace Entraide.Schema.Forums;

/// <summary>Those topics that the viewer may read.</summary>
public sealed class TopicById(ForumReads forums, ViewerScope scope) : BatchLoader<Guid, Topic>
{
    protected override Task<IReadOnlyDictionary<Guid, Topic>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        forums.TopicsByIdAsync(scope.Required, keys, ct);
}

/// <summary>Those posts that the viewer may read.</summary>
public sealed class PostById(ForumReads forums, ViewerScope scope) : BatchLoader<Guid, Post>
{
    protected override Task<IReadOnlyDictionary<Guid, Post>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        forums.PostsByIdAsync(scope.Required, keys, ct);
}

/// <summary>How topics stand for the viewer.</summary>
public sealed class Standing(ForumReads forums, ViewerScope scope) : BatchLoader<Guid, TopicStanding>
{
    protected override Task<IReadOnlyDictionary<Guid, TopicStanding>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        forums.StandingsAsync(scope.Required, keys, ct);
}

/// <summary>The first words of topics' last posts.</summary>
public sealed class LastExcerpt(ForumReads forums) : BatchLoader<Guid, string>
{
    protected override Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) => forums.ExcerptsAsync(keys, ct);
}

/// <summary>Earlier wordings of posts.</summary>
public sealed class RevisionsByPost(ForumReads forums) : BatchLoader<Guid, IReadOnlyList<Revision>>
{
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Revision>>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        (await forums.RevisionsAsync(keys, ct)).ToDictionary(g => g.Key, g => (IReadOnlyList<Revision>)[.. g]);
}

/// <summary>Who said merci, as far as the viewer may know.</summary>
public sealed class ThanksByPost(ForumReads forums, ViewerScope scope) : BatchLoader<Guid, IReadOnlyList<Guid>>
{
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken ct) =>
        (await forums.ThanksAsync(scope.Required, keys, ct)).ToDictionary(g => g.Key, g => (IReadOnlyList<Guid>)[.. g]);
}
