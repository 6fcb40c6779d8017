import { Fragment } from 'preact';
import { me, myId } from '../app/session';
import { Picture } from '../parts/Person';
import { Edge } from '../thread/Edge';
import type { Waiting } from '../thread/outgoing';
import { hasAfter, hasBefore } from '../thread/thread';
import { stillWaiting, Unsent } from '../thread/Unsent';
import type { Scroll } from '../thread/useScroll';
import { words } from '../words';
import { Post } from './Post';
import type { TopicState, TopicThread } from './useTopic';

interface Props {
  state: TopicState;
  thread: TopicThread;
  scroll: Scroll;
  look: () => void;
  waiting: Waiting[];
  isSteward: boolean;
  quote: (text: string) => void;
}

/** The posts in their own scrolling box, both ways. */
export function Posts({ state, thread, scroll, look, waiting, isSteward, quote }: Props) {
  const { thread: w, forum } = words.value;
  const { shown: posts, last } = state.thread;
  const showsDivider = state.unreadFrom > 1 && state.unreadFrom <= last;
  const onScroll = () => {
    scroll.moved();
    look();
  };
  const mine = posts.filter((post) => post.author.id === myId.value).map((post) => ({ body: post.body, at: post.postedAt }));
  return (
    <div class="thread" ref={scroll.scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={forum.thread}>
      <Edge shown={hasBefore(state.thread)} label={w.before} bring={thread.before} />
      {posts.map((post) => (
        <Fragment key={post.id}>
          {showsDivider && post.number === state.unreadFrom && <p class="unread-from">{w.newFrom}</p>}
          <Post post={post} isSteward={isSteward} locked={state.head.locked} communityId={state.head.community.id} replace={thread.replace} quote={quote} />
        </Fragment>
      ))}
      <Edge shown={hasAfter(state.thread)} label={w.after} bring={thread.after} />
      {!hasAfter(state.thread) && stillWaiting(waiting, mine).map((one) => <WaitingPost key={one.key} waiting={one} takeBack={quote} />)}
    </div>
  );
}

function WaitingPost({ waiting, takeBack }: { waiting: Waiting; takeBack: (text: string) => void }) {
  return (
    <article class={`post ${waiting.refused ? '' : 'waiting'}`} aria-label={me.value?.member.name}>
      {me.value && <Picture person={me.value.member} />}
      <div class="post-body">
        <p class="who">
          <b>{me.value?.member.name}</b>
        </p>
        <p class="as-typed">{waiting.body}</p>
        <Unsent waiting={waiting} takeBack={({ body }) => takeBack(body)} />
      </div>
    </article>
  );
}
