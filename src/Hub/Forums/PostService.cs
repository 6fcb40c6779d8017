using Entraide.Hub.Access;
using Entraide.Hub.Live;
using Entraide.Hub.Members;
using Entraide.Hub.Storage;
using Entraide.Hub.Text;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Hub.Forums;

/// <summary>A locked topic takes no more posts.</summary>
public sealed class TopicLocked() : DomainError("TOPIC_LOCKED", "This topic is locked.");

/// <summary>Writing in topics.</summary>
public sealed class PostService(HubWrites writes)
{
    /// <summary>A topic begins with its first post; who starts it follows it.</summary>
    public Task<Guid> StartTopicAsync(Viewer viewer, Guid communityId, string title, string body, string? clientKey, CancellationToken ct)
    {
        var subject = Require.Text(title, "title", Topic.MostTitleCharacters);
        var text = Require.Text(body, "body", Post.MostBodyCharacters);
        return writes.RunOnceAsync(viewer.MemberId, clientKey, async write =>
        {
            await Communities.Belonging.RequireMemberAsync(write.Db, viewer, communityId, ct);
            var author = await write.Db.Members.AsNoTracking().FirstAsync(m => m.Id == viewer.MemberId, ct);
            var topic = new Topic
            {
                Id = write.NewId(IdKind.Topic),
                CommunityId = communityId,
                AuthorId = author.Id,
                Title = subject,
                StartedAt = write.Now,
                LastPostNumber = 1,
                LastPostAt = write.Now,
                LastAuthorId = author.Id,
            };
            write.Db.Topics.Add(topic);
            write.Db.Follows.Add(new() { TopicId = topic.Id, MemberId = author.Id });
            write.Db.ReadMarks.Add(new() { TopicId = topic.Id, MemberId = author.Id, Number = 1 });
            Add(write, topic.Id, 1, text, author, null);
            write.Append(Streams.Community(communityId), ForumEvents.TopicStarted, topic.Id, author.Id, content: TopicShown.Of(topic, author));
            return topic.Id;
        }, ct);
    }

    public Task<Guid> AddAsync(Viewer viewer, Guid topicId, string body, string? clientKey, CancellationToken ct)
    {
        var text = Require.Text(body, "body", Post.MostBodyCharacters);
        return writes.RunOnceAsync(viewer.MemberId, clientKey, async write =>
        {
            var place = await write.Db.RequireTopicAsync(viewer, topicId, ct);
            var number = await TakeNumberAsync(write, place, ct);
            var post = Add(write, topicId, number, text, place.Member, place.Topic.CommunityId);
            await write.Db.SaveChangesAsync(ct);
            await write.Db.MarkReadAsync(viewer.MemberId, topicId, number, ct);
            write.Append(Streams.Inbox(viewer.MemberId), ForumEvents.TopicReadUp, topicId, viewer.MemberId, number,
                new TopicRead(topicId, place.Topic.CommunityId, number));
            return post.Id;
        }, ct);
    }

    /// <summary>Only who wrote a post changes its words; the earlier wording is kept.</summary>
    public Task<Guid> EditAsync(Viewer viewer, Guid postId, string body, CancellationToken ct)
    {
        var text = Require.Text(body, "body", Post.MostBodyCharacters);
        return writes.RunAsync(async write =>
        {
            var (post, place) = await write.Db.RequirePostAsync(viewer, postId, ct);
            if (post.DeletedAt is not null) throw new NotThere("post");
            if (post.AuthorId != viewer.MemberId) throw new NotAllowed("Only who wrote it may change it.");
            if (place.Topic.Locked && !place.MayModerate) throw new TopicLocked();
            if (post.Body == text) return post.Id;
            write.Db.Revisions.Add(new()
            {
                PostId = post.Id,
                Number = 1 + await write.Db.Revisions.CountAsync(r => r.PostId == post.Id, ct),
                Body = post.Body,
                WrittenAt = post.EditedAt ?? post.PostedAt,
            });
            post.Reword(text, write.Now);
            write.Append(Streams.Topic(post.TopicId), ForumEvents.PostEdited, post.Id, viewer.MemberId, content: PostShown.Of(post, place.Member));
            return post.Id;
        }, ct);
    }

    /// <summary>Who wrote it, or a steward. Its words and earlier wordings are erased; that it was there stays.</summary>
    public Task<Guid> DeleteAsync(Viewer viewer, Guid postId, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var (post, place) = await write.Db.RequirePostAsync(viewer, postId, ct);
            if (post.AuthorId != viewer.MemberId && !place.MayModerate) throw new NotAllowed("Only who wrote it, or a steward, may delete it.");
            if (post.DeletedAt is not null) return post.Id;
            post.Delete(write.Now);
            await write.Db.Revisions.Where(r => r.PostId == post.Id).ExecuteDeleteAsync(ct);
            write.Append(Streams.Topic(post.TopicId), ForumEvents.PostDeleted, post.Id, viewer.MemberId);
            write.Append(Streams.Community(place.Topic.CommunityId), ForumEvents.PostDeleted, post.Id, viewer.MemberId);
            return post.Id;
        }, ct);

    /// <summary>A private "merci": it reaches the author alone, and is counted nowhere.</summary>
    public Task<Guid> ThankAsync(Viewer viewer, Guid postId, CancellationToken ct) =>
        writes.RunAsync(async write =>
        {
            var (post, _) = await write.Db.RequirePostAsync(viewer, postId, ct);
            if (post.DeletedAt is not null) throw new NotThere("post");
            if (post.AuthorId == viewer.MemberId) throw new NotAllowed("One thanks others.");
            if (await write.Db.Thanks.AnyAsync(t => t.PostId == postId && t.MemberId == viewer.MemberId, ct))
                throw new AlreadyThere("You have said merci for this.");
            write.Db.Thanks.Add(new() { PostId = postId, MemberId = viewer.MemberId, At = write.Now });
            write.Append(Streams.Inbox(post.AuthorId), ForumEvents.PostThanked, postId, viewer.MemberId);
            return postId;
        }, ct);

    private static Post Add(HubWrite write, Guid topicId, int number, string body, Member author, Guid? newsTo)
    {
        var post = new Post
        {
            Id = write.NewId(IdKind.Post),
            TopicId = topicId,
            Number = number,
            AuthorId = author.Id,
            Body = body,
            Html = MarkdownText.ToHtml(body),
            PostedAt = write.Now,
        };
        write.Db.Posts.Add(post);
        write.Append(Streams.Topic(topicId), ForumEvents.PostAdded, post.Id, author.Id, content: PostShown.Of(post, author));
        if (newsTo is { } community)
            write.Append(Streams.Community(community), ForumEvents.PostAdded, post.Id, author.Id, content: PostNews.Of(post, author));
        return post;
    }

    /// <summary>The next number of the topic, whose row stays locked until the transaction ends.</summary>
    private static async Task<int> TakeNumberAsync(HubWrite write, Place place, CancellationToken ct)
    {
        var topic = write.Db.Topics.Where(t => t.Id == place.Topic.Id && !t.Locked);
        var taken = await topic.ExecuteUpdateAsync(set => set
            .SetProperty(t => t.LastPostNumber, t => t.LastPostNumber + 1)
            .SetProperty(t => t.LastPostAt, write.Now)
            .SetProperty(t => t.LastAuthorId, place.Member.Id), ct);
        return taken == 1 ? await topic.Select(t => t.LastPostNumber).FirstAsync(ct) : throw new TopicLocked();
    }
}
