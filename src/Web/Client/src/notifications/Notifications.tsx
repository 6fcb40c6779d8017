import { useRef } from 'preact/hooks';
import { ask } from '../api/ask';
import { usePages } from '../api/pages';
import { me } from '../app/session';
import { useSteady } from '../thread/useSteady';
import { MarkAllNotificationsReadDocument, MarkNotificationsReadDocument, NotificationsDocument } from '../generated/operations';
import { useStream } from '../live/useStream';
import { toast } from '../parts/announce';
import { Button, Empty, LoadFailed, Loading, Moved, PageTitle } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { Icon } from '../parts/Icon';
import { More } from '../parts/More';
import { Picture } from '../parts/Person';
import { Time } from '../parts/Time';
import { words } from '../words';
import { fine } from '../words/typography';
import { withNews, type Line } from './lines';
import { asking } from './news';
import { sentence } from './sentence';
import './notifications.css';

/** What concerns the member, on all their devices: the latest first. */
export default function Notifications() {
  const w = words.value.notifications;
  const list = useRef<HTMLUListElement>(null);
  const { nodes, error, again, change: put, more } = usePages(NotificationsDocument, {}, (data) => data.notifications);
  useStream(me.value?.inbox, { event: (event) => put((lines) => withNews(lines, event)), began: () => void again() });
  const { shown, moved, settle } = useSteady(nodes ?? [], list);
  return (
    <div class="page">
      <header class="page-head">
        <PageTitle>{w.title}</PageTitle>
        {shown.length > 0 && <ReadAll shown={shown} />}
      </header>
      <p>
        <a href="/me/settings">{w.settings}</a>
      </p>
      {!nodes && (error ? <LoadFailed again={again} /> : <Loading />)}
      {nodes?.length === 0 && <Empty title={w.none} hint={w.noneHint} />}
      <Moved count={moved} settle={settle} label={w.several(moved)} />
      <ul class="card notices" ref={list}>
        {shown.map((line) => (
          <Notice key={line.id} line={line} />
        ))}
      </ul>
      <More more={more} />
    </div>
  );
}

function Notice({ line }: { line: Line }) {
  const w = words.value;
  return (
    <li class={`row ${line.readAt ? '' : 'is-new'}`}>
      {line.actor ? <Picture person={line.actor} /> : <Icon name="bell" />}
      <div class="row-words">
        <a class="row-link" href={line.path} onClick={() => void markRead(line)}>
          {sentence(line, w)}
        </a>
        {line.title && <p class="row-excerpt">{fine(line.title)}</p>}
        {!line.readAt && (
          <p class="row-marks">
            <span class="badge">{w.notifications.isNew}</span>
          </p>
        )}
      </div>
      <Time at={line.lastAt} />
    </li>
  );
}

/** All that is shown so far; what comes meanwhile stays unread. */
function ReadAll({ shown }: { shown: Line[] }) {
  const w = words.value.notifications;
  const { busy, failure, submit } = useSending(async () => {
    const tellCount = asking();
    const until = shown.reduce((latest, { lastAt }) => (Date.parse(lastAt) > Date.parse(latest) ? lastAt : latest), shown[0]!.lastAt);
    const { unreadCount } = (await ask(MarkAllNotificationsReadDocument, { input: { until } })).markAllNotificationsRead;
    tellCount(unreadCount ?? 0);
    toast(w.allRead);
  });
  return (
    <div>
      <Failed failure={failure} />
      <Button quiet busy={busy} onClick={submit}>
        {w.readAll}
      </Button>
    </div>
  );
}

/** The inbox tells it to all devices, this one too; where that fails, the line stays unread and can be pressed again. */
async function markRead({ id, readAt }: Line): Promise<void> {
  if (!readAt) await ask(MarkNotificationsReadDocument, { input: { ids: [id] } }).catch(() => {});
}
