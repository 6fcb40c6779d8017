import { useComputed, useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { newKey } from '../api/key';
import { NotFound } from '../app/App';
import { unread } from '../app/following';
import { MarkReadDocument, type CommunityWholeFragment } from '../generated/operations';
import { tellWriting } from '../live/connection';
import { Empty, LoadFailed, Loading } from '../parts/basics';
import { Composer, type ComposerHandle } from '../thread/Composer';
import { outgoing } from '../thread/sending';
import { hasAfter } from '../thread/thread';
import { useReading } from '../thread/useReading';
import { useScroll, type Scroll } from '../thread/useScroll';
import { useWriters } from '../thread/useWriters';
import { words } from '../words';
import { inCommunity } from '../thread/inCommunity';
import { Posts } from './Posts';
import { TopicHead } from './TopicHead';
import { useTopic, type TopicState, type TopicThread } from './useTopic';
import '../thread/thread.css';
import './forums.css';

/** A topic: read where one left off, live, and answered at the foot. */
export default function Topic({ id, community }: { id: string; community: CommunityWholeFragment }) {
  const { query } = useLocation();
  const w = words.value.forum;
  const lost = useSignal(false);
  const scrolling = useRef<Scroll | null>(null);
  const asked = Number(query.n) || null;
  const thread = useTopic(id, asked, { changing: (arrived) => scrolling.current?.changing(arrived), lost: () => (lost.value = true) });
  scrolling.current = useScroll(thread.state);
  if (lost.value) return thread.state ? <Empty title={w.lost} /> : <NotFound />;
  if (!thread.state) return thread.error ? <LoadFailed again={() => void thread.open(asked)} /> : <Loading />;
  return <Open key={id} state={thread.state} thread={thread} scroll={scrolling.current} community={community} />;
}

interface OpenProps {
  state: TopicState;
  thread: TopicThread;
  scroll: Scroll;
  community: CommunityWholeFragment;
}

function Open({ state, thread, scroll, community }: OpenProps) {
  const { forum: w, thread: t } = words.value;
  const composer = useRef<ComposerHandle>(null);
  const look = useReading(state.head.id, state.head.readNumber, scroll.scroller, (number) => {
    unread.read(state.head.id, number);
    return change(MarkReadDocument, { input: { topicId: state.head.id, number } });
  });
  const writers = useWriters(state.head.stream);
  const waiting = useComputed(() => outgoing.waiting.value.filter((one) => one.to === state.head.stream)).value;
  const isSteward = community.myMembership?.role === 'STEWARD';
  useEffect(look, [state]);
  useLayoutEffect(scroll.settle, [waiting]);

  const toEnd = async () => {
    if (hasAfter(state.thread)) {
      scroll.keepEnd();
      await thread.toEnd();
    }
    scroll.toEnd();
  };
  const send = (body: string) => {
    outgoing.add({ key: newKey(), to: state.head.stream, body, at: new Date().toISOString() });
    void toEnd().then(() => requestAnimationFrame(scroll.toEnd));
  };
  return (
    <div class="thread-page">
      <TopicHead topic={state.head} last={state.thread.last} change={thread.head} isSteward={isSteward} />
      <Posts {...{ state, thread, scroll, look, waiting, isSteward }} quote={(text) => composer.current?.insert(text)} />
      <div class="compose">
        {(scroll.below > 0 || hasAfter(state.thread)) && (
          <button type="button" class="fresh over" onClick={() => void toEnd()}>
            {scroll.below > 0 ? t.newMessages(scroll.below) : t.toEnd}
          </button>
        )}
        <p class="writing">{writers.length > 0 && t.writing(writers)}</p>
        {state.head.locked && !isSteward ? (
          <p class="note">{w.lockedHint}</p>
        ) : (
          <Composer
            handle={composer}
            place={`topic.${state.head.id}`}
            title={state.head.title}
            href={`/c/${community.slug}/t/${state.head.id}`}
            placeholder={w.answer}
            find={inCommunity(community.id)}
            onSend={send}
            onWriting={() => tellWriting(state.head.stream)}
          />
        )}
      </div>
    </div>
  );
}
