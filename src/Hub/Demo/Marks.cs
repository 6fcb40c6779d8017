using Entraide.Hub.Members;
using Entraide.Hub.Storage;

namespace Entraide.Hub.Demo;

/// <summary>What members have read, follow and gave thanks for.</summary>
internal sealed class Marks(HubDb db, DateTimeOffset now, Random chance)
{
    /// <summary>How many of the latest topics wait for those who are signed in as.</summary>
    private const int Waiting = 9;

    public void Add(IReadOnlyList<Discussion> discussions, IReadOnlyList<Member> known)
    {
        foreach (var discussion in discussions)
        {
            AddFollows(discussion);
            AddThanks(discussion);
            foreach (var member in discussion.Gathering.MembersAt(now).Except(known)) AddMark(discussion, member.Id);
        }
        var latest = discussions.OrderByDescending(d => d.Topic.LastPostAt).ToList();
        foreach (var member in known) AddMarks([.. latest.Where(d => d.Gathering.MembersAt(now).Contains(member))], member.Id);
    }

    private void AddFollows(Discussion discussion)
    {
        foreach (var author in discussion.Posts.Select(p => p.AuthorId).Distinct())
            if (author == discussion.Topic.AuthorId || chance.Next(3) == 0)
                db.Follows.Add(new() { TopicId = discussion.Topic.Id, MemberId = author });
    }

    private void AddThanks(Discussion discussion)
    {
        foreach (var post in discussion.Posts.Where(p => p.DeletedAt is null && chance.Next(8) == 0))
        {
            var at = Moments.Whole(Moments.Earlier(post.PostedAt.AddMinutes(chance.Next(1, 600)), now.AddMinutes(-1)));
            var readers = discussion.Gathering.MembersAt(post.PostedAt).Where(m => m.Id != post.AuthorId).ToList();
            db.Thanks.Add(new() { PostId = post.Id, MemberId = readers[chance.Next(readers.Count)].Id, At = at });
        }
    }

    private void AddMark(Discussion discussion, Guid member)
    {
        var own = OwnLast(discussion, member);
        var all = chance.Next(10) < (own > 0 ? 6 : 3);
        if (all || own > 0) Mark(discussion, member, all ? discussion.Topic.LastPostNumber : own);
    }

    /// <summary>Everything is read but, of the latest topics, every second one: a few posts wait there, and one was never opened.</summary>
    private void AddMarks(IReadOnlyList<Discussion> latest, Guid member)
    {
        var waiting = latest.Where(d => OwnLast(d, member) < d.Topic.LastPostNumber).Take(Waiting).Where((_, rank) => rank % 2 == 0).ToList();
        var unopened = waiting.FindLast(d => OwnLast(d, member) == 0);
        foreach (var discussion in latest.Where(d => d != unopened))
        {
            var last = discussion.Topic.LastPostNumber;
            Mark(discussion, member, waiting.Contains(discussion) ? Math.Max(OwnLast(discussion, member), last - chance.Next(1, 7)) : last);
        }
    }

    private void Mark(Discussion discussion, Guid member, int number) =>
        db.ReadMarks.Add(new() { MemberId = member, TopicId = discussion.Topic.Id, Number = number });

    private static int OwnLast(Discussion discussion, Guid member) =>
        discussion.Posts.LastOrDefault(p => p.AuthorId == member)?.Number ?? 0;
}
