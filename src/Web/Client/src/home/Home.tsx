import { useRef } from 'preact/hooks';
import { useAnswer } from '../api/answer';
import { me } from '../app/session';
import { SendAgain } from '../access/Confirm';
import { TopicRow } from '../forums/TopicRow';
import { withTopicEvent } from '../forums/withTopicEvent';
import { HomeNewDocument } from '../generated/operations';
import { Card, Empty, LoadFailed, Loading, Moved, PageTitle } from '../parts/basics';
import { useRowsLive } from '../thread/useRowsLive';
import { useSteady } from '../thread/useSteady';
import { words } from '../words';
import { NeedsMe } from './NeedsMe';
import { Promised } from './Promised';
import { Suggestions } from './Suggestions';
import './home.css';

/** What is new for me, who needs me, what did I say I would do: in that order, by time. */
export default function Home() {
  const w = words.value;
  const first = me.value?.member.name.split(' ')[0] ?? '';
  return (
    <div class="columns home">
      <section class="list" aria-labelledby="new">
        <header>
          <PageTitle hidden>{w.home.title}</PageTitle>
          <p class="hello">{w.home.hello(first)}</p>
          <h2 id="new">{w.home.isNew}</h2>
        </header>
        <News />
      </section>
      <div class="read">
        <div class="read-inner">
          {me.value && !me.value.emailConfirmed && (
            <Card>
              <p>{w.access.confirmReminder}</p>
              <SendAgain />
            </Card>
          )}
          <NeedsMe />
          <Promised />
          <Suggestions />
        </div>
      </div>
    </div>
  );
}

function News() {
  const { home: w, forum } = words.value;
  const list = useRef<HTMLUListElement>(null);
  const { data, error, again, put } = useAnswer(HomeNewDocument, {});
  const rows = data?.unreadTopics.nodes ?? [];
  const shownNow = (nodes: typeof rows) => put((now) => ({ unreadTopics: { ...now.unreadTopics, nodes } }));
  useRowsLive(me.value?.communities.map((community) => community.stream) ?? [], { rows, put: shownNow, again }, withTopicEvent);
  const unread = rows.filter((topic) => topic.unreadCount > 0).sort((a, b) => Date.parse(b.lastPostAt) - Date.parse(a.lastPostAt));
  const { shown, moved, settle } = useSteady(unread, list);
  if (!data) return error ? <LoadFailed again={again} /> : <Loading />;
  if (me.value?.communities.length === 0) {
    return (
      <Empty title={w.noCommunity} hint={w.noCommunityHint}>
        <a class="button" href="/communities">
          {w.find}
        </a>
      </Empty>
    );
  }
  if (unread.length === 0) return <Empty title={w.nothingNew} hint={w.nothingNewHint} />;
  return (
    <>
      <Moved count={moved} settle={settle} label={forum.newTopics(moved)} />
      <ul class="rows" ref={list}>
        {shown.map((topic) => (
          <TopicRow key={topic.id} topic={topic} community />
        ))}
      </ul>
    </>
  );
}
