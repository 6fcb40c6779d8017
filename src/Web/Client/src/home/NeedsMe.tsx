import { useAnswer } from '../api/answer';
import { isStewardSomewhere, me } from '../app/session';
import { unread } from '../app/following';
import { HomeRequestsDocument } from '../generated/operations';
import { lines } from '../notifications/log';
import { Time } from '../parts/Time';
import { words } from '../words';

interface Line {
  key: string;
  at: string;
  href: string;
  text: string;
}

/** Requests to decide, and posts that name me in topics I have not read yet: the latest first. */
export function NeedsMe() {
  const w = words.value.home;
  const { data } = useAnswer(HomeRequestsDocument, isStewardSomewhere() ? {} : null);
  const requests = (data?.me?.communities ?? []).flatMap((community) =>
    (community.requests ?? []).map<Line>(({ member, since }) => ({
      key: community.id + member.id,
      at: since,
      href: `/c/${community.slug}/requests`,
      text: w.wantsToJoin(member.name, community.name),
    })),
  );
  const all = [...requests, ...mentions()].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section class="block" aria-labelledby="needs">
      <h2 id="needs">{w.needsMe}</h2>
      {all.length === 0 ? <p class="soft">{w.nobody}</p> : <Lines lines={all} />}
    </section>
  );
}

export function Lines({ lines: all }: { lines: Line[] }) {
  return (
    <ul class="lines">
      {all.map((line) => (
        <li key={line.key}>
          <a href={line.href}>{line.text}</a> <Time at={line.at} />
        </li>
      ))}
    </ul>
  );
}

function mentions(): Line[] {
  const w = words.value;
  const slugs = new Map(me.value?.communities.map((community) => [community.id, community.slug]));
  return lines.value
    .filter((line) => line.kind === 'post.mentioned')
    .map((line) => ({ line, mention: line.content as { postId: string; topicId: string; communityId: string; number: number; title: string; memberName: string | null } }))
    .filter(({ mention }) => slugs.has(mention.communityId) && unread.isUnread(mention.topicId, mention.number))
    .map(({ line, mention }) => ({
      key: mention.postId,
      at: line.at,
      href: `/c/${slugs.get(mention.communityId)}/t/${mention.topicId}?n=${mention.number}`,
      text: w.home.mentioned(mention.memberName ?? w.notifications.somebody, mention.title),
    }));
}
