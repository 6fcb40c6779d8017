import { useAnswer } from '../api/answer';
import { isStewardSomewhere, me } from '../app/session';
import { HomeRequestsDocument, UnreadNotificationsDocument } from '../generated/operations';
import { useStream } from '../live/useStream';
import { withNews } from '../notifications/lines';
import { sentence } from '../notifications/sentence';
import { Time } from '../parts/Time';
import { words } from '../words';

interface Line {
  key: string;
  at: string;
  href: string;
  text: string;
}

/** Requests to decide, and where I am named and have not read it yet: the latest first. */
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
  const all = [...requests, ...useMentions()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
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

function useMentions(): Line[] {
  const w = words.value;
  const { data, put, again } = useAnswer(UnreadNotificationsDocument, {});
  useStream(me.value?.inbox, {
    event: (event) => put(({ notifications }) => ({ notifications: { ...notifications, nodes: withNews(notifications.nodes, event) } })),
    began: () => void again(),
  });
  return (data?.notifications.nodes ?? [])
    .filter((line) => line.kind === 'MENTION' && !line.readAt)
    .map((line) => ({ key: line.id, at: line.lastAt, href: line.path, text: w.home.about(sentence(line, w), line.title ?? '') }));
}
