import { useEffect, useRef } from 'preact/hooks';
import { me } from '../app/session';
import { Button, Empty, PageTitle } from '../parts/basics';
import { Time } from '../parts/Time';
import { words } from '../words';
import { clearLog, isNew, lines, markSeen, seen, unseen } from './log';
import { read } from './read';
import './notifications.css';

/** What concerns the member, as this device has seen it arrive: the latest first. */
export default function Notifications() {
  const w = words.value.notifications;
  const seenBefore = useRef(seen.peek()).current;
  const slugs = new Map(me.value?.communities.map((community) => [community.id, community.slug]));
  useEffect(() => {
    const rest = setTimeout(markSeen, 1_000);
    return () => clearTimeout(rest);
  }, [unseen.value]);
  return (
    <div class="page">
      <PageTitle>{w.title}</PageTitle>
      {lines.value.length === 0 && <Empty title={w.none} hint={w.noneHint} />}
      <ul class="card notices">
        {lines.value.map((line) => {
          const { title, detail, href } = read(line, words.value, slugs);
          return (
            <li key={line.number} class={isNew(line, seenBefore) ? 'is-new' : undefined}>
              <div>
                {href ? <a href={href}>{title}</a> : title}
                {detail && <p class="soft small">{detail}</p>}
              </div>
              <div class="row-side">
                <Time at={line.at} />
                {isNew(line, seenBefore) && <span class="badge">{w.isNew}</span>}
              </div>
            </li>
          );
        })}
      </ul>
      <p class="soft small">{w.device}</p>
      {lines.value.length > 0 && (
        <Button quiet onClick={clearLog}>
          {w.clear}
        </Button>
      )}
    </div>
  );
}
