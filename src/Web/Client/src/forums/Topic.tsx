import { useComputed, useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { newKey } from '../api/key';
import { NotFound } from '../app/App';
import { myId } from '../app/session';
import type { CommunityWholeFragment } from '../generated/operations';
import { tellWriting } from '../live/connection';
import { useStream } from '../live/useStream';
import { Empty, LoadFailed, Loading } from '../parts/basics';
import { words } from '../words';
import { Composer, type ComposerHandle } from './Composer';
import { Posts } from './Posts';
import { outgoing } from './sending';
import { hasAfter } from './thread';
import { TopicHead } from './TopicHead';
import { useReading } from './useReading';
import { useScroll } from './useScroll';
import { useThread, type ThreadState } from './useThread';
import './forums.css';

/** A topic: read where one left off, live, and answered at the foot. */
export default function Topic({ id, community }: { id: string; community: CommunityWholeFragment }) {
  const { query } = useLocation();
  const w = words.value.forum;
  const lost = useSignal(false);
  const scrolling = useRef<ReturnType<typeof useScroll> | null>(null);
  const asked = Number(query.n) || null;
  const thread = useThread(id, asked, { changing: (arrived) => scrolling.current?.changing(arrived), lost: () => (lost.value = true) });
  scrolling.current = useScroll(thread.state);
  if (lost.value) return thread.state ? <Empty title={w.lost} /> : <NotFound />;
  if (!thread.state) return thread.error ? <LoadFailed again={() => void thread.open(asked)} /> : <Loading />;
  return <Open key={id} state={thread.state} thread={thread} scroll={scrolling.current} community={community} />;
}

interface OpenProps {
  state: ThreadState;
  thread: ReturnType<typeof useThread>;
  scroll: ReturnType<typeof useScroll>;
  community: CommunityWholeFragment;
}

function Open({ state, thread, scroll, community }: OpenProps) {
  const w = words.value.forum;
  const composer = useRef<ComposerHandle>(null);
  const look = useReading(state.head.id, state.head.readNumber, scroll.scroller);
  const writers = useWriters(state.head.stream);
  const waiting = useComputed(() => outgoing.waiting.value.filter((one) => one.topicId === state.head.id)).value;
  const isSteward = community.myMembership?.role === 'STEWARD';
  useEffect(look, [state]);

  const toEnd = async () => {
    if (hasAfter(state.thread)) {
      scroll.keepEnd();
      await thread.toEnd();
    }
    scroll.toEnd();
  };
  const send = (body: string) => {
    outgoing.add({ key: newKey(), topicId: state.head.id, body, at: new Date().toISOString() });
    void toEnd().then(() => requestAnimationFrame(scroll.toEnd));
  };
  return (
    <div class="topic">
      <TopicHead topic={state.head} last={state.thread.last} change={thread.head} isSteward={isSteward} />
      <Posts {...{ state, thread, scroll, look, waiting, isSteward }} quote={(text) => composer.current?.insert(text)} />
      {(scroll.below > 0 || hasAfter(state.thread)) && (
        <button type="button" class="fresh over" onClick={() => void toEnd()}>
          {scroll.below > 0 ? w.newMessages(scroll.below) : w.toEnd}
        </button>
      )}
      <div class="compose">
        <p class="writing">{writers.length > 0 && w.writing(writers)}</p>
        {state.head.locked && !isSteward ? (
          <p class="note">{w.lockedHint}</p>
        ) : (
          <Composer
            handle={composer}
            place={`topic.${state.head.id}`}
            title={state.head.title}
            href={`/c/${community.slug}/t/${state.head.id}`}
            communityId={community.id}
            onSend={send}
            onWriting={() => tellWriting(state.head.stream)}
          />
        )}
      </div>
    </div>
  );
}

/** First names of those who are writing now. */
function useWriters(stream: string): string[] {
  const writers = useSignal<{ id: string; name: string; until: number }[]>([]);
  const now = () => writers.peek().filter((writer) => writer.until > Date.now());
  useStream(stream, {
    signal: (signal) => {
      if (signal.kind !== 'writing' || signal.memberId === myId.peek()) return;
      const others = now().filter((writer) => writer.id !== signal.memberId);
      writers.value = [...others, { id: signal.memberId, name: signal.name.split(' ')[0]!, until: Date.now() + 5_000 }];
    },
    event: (event) => {
      if (event.kind === 'post.added') writers.value = now().filter((writer) => writer.id !== event.actorId);
    },
  });
  useEffect(() => {
    const tick = setInterval(() => {
      const still = now();
      if (still.length !== writers.peek().length) writers.value = still;
    }, 1_000);
    return () => clearInterval(tick);
  }, []);
  return writers.value.map((writer) => writer.name);
}
