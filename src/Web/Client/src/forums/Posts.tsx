import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { me, myId } from '../app/session';
import { Button } from '../parts/basics';
import { Picture } from '../parts/Person';
import { words } from '../words';
import type { Waiting } from './outgoing';
import { Post } from './Post';
import { outgoing } from './sending';
import { hasAfter, hasBefore } from './thread';
import type { useScroll } from './useScroll';
import type { ThreadState, useThread } from './useThread';

interface Props {
  state: ThreadState;
  thread: ReturnType<typeof useThread>;
  scroll: ReturnType<typeof useScroll>;
  look: () => void;
  waiting: Waiting[];
  isSteward: boolean;
  quote: (text: string) => void;
}

/** The posts in their own scrolling box, both ways. */
export function Posts({ state, thread, scroll, look, waiting, isSteward, quote }: Props) {
  const w = words.value.forum;
  const { posts, last } = state.thread;
  const showsDivider = state.unreadFrom > 1 && state.unreadFrom <= last;
  const onScroll = () => {
    scroll.moved();
    look();
  };
  // What the hub has taken already is shown once, even before it has answered.
  const mine = posts.filter((post) => post.author.id === myId.value);
  const stillWaiting = waiting.filter((one) => one.refused || !mine.some((post) => post.body === one.body.trim() && post.postedAt >= one.at));
  return (
    <div class="thread" ref={scroll.scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={w.thread}>
      <Edge shown={hasBefore(state.thread)} label={w.before} bring={thread.before} />
      {posts.map((post) => (
        <Fragment key={post.id}>
          {showsDivider && post.number === state.unreadFrom && <p class="unread-from">{w.newFrom}</p>}
          <Post post={post} isSteward={isSteward} locked={state.head.locked} communityId={state.head.community.id} replace={thread.replace} quote={quote} />
        </Fragment>
      ))}
      <Edge shown={hasAfter(state.thread)} label={w.after} bring={thread.after} />
      {!hasAfter(state.thread) && stillWaiting.map((one) => <WaitingPost key={one.key} waiting={one} takeBack={quote} />)}
    </div>
  );
}

/** An end of what is shown: brings more when it comes into view, or when it is pressed. */
function Edge({ shown, label, bring }: { shown: boolean; label: string; bring: () => Promise<void> }) {
  const edge = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  const go = async () => {
    if (busy.current) return;
    busy.current = true;
    await bring();
    busy.current = false;
  };
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (!shown || !edge.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void latest.current(), {
      root: edge.current.parentElement,
      rootMargin: '300px',
    });
    observer.observe(edge.current);
    return () => observer.disconnect();
  });
  if (!shown) return null;
  return (
    <div class="edge" ref={edge}>
      <button type="button" class="link" onClick={() => void go()}>
        {label}
      </button>
    </div>
  );
}

function WaitingPost({ waiting, takeBack }: { waiting: Waiting; takeBack: (text: string) => void }) {
  const { forum: w, app } = words.value;
  return (
    <article class="post waiting" aria-label={me.value?.member.name}>
      {me.value && <Picture person={me.value.member} />}
      <div class="post-body">
        <p class="who">
          <b>{me.value?.member.name}</b>
        </p>
        <p class="as-typed">{waiting.body}</p>
        {waiting.refused ? (
          <>
            <p class="problem" role="alert">
              {w.refused} {waiting.refused}
            </p>
            <div class="actions">
              <Button quiet onClick={() => outgoing.retry(waiting.key)}>
                {app.retry}
              </Button>
              <Button
                quiet
                onClick={() => {
                  outgoing.drop(waiting.key);
                  takeBack(waiting.body);
                }}
              >
                {w.takeBack}
              </Button>
            </div>
          </>
        ) : (
          <p class="soft small">{w.waiting}</p>
        )}
      </div>
    </article>
  );
}
