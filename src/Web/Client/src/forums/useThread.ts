import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask, SignedOut } from '../api/ask';
import { PostsBeforeDocument, PostsFromDocument, TopicDocument, type PostShownFragment, type TopicHeadFragment } from '../generated/operations';
import { contentOf, type LiveEvent, type LivePost, type LiveTopic } from '../live/events';
import { useStream } from '../live/useStream';
import { onDelivered } from './sending';
import { hasAfter, hasBefore, withPage, withPost, type Thread } from './thread';

const page = 30;
/** Read posts shown before the first unread one, so that it does not stand alone. */
const context = 3;

/** Where a thread opens: at the post asked for, at the first unread one, or at the end. */
export type Opening = { at: number } | 'end';

export interface ThreadState {
  head: TopicHeadFragment;
  thread: Thread;
  /** The first post that was unread when the thread was opened. */
  unreadFrom: number;
  opening: Opening;
}

interface Watching {
  /** Called before the posts shown change. */
  changing: (arrived: LivePost | null) => void;
  lost: () => void;
}

/** A topic as it is read: part of its posts, kept right by what arrives. */
export function useThread(id: string, asked: number | null, watching: Watching) {
  const state = useSignal<ThreadState | null>(null);
  const error = useSignal<unknown>(null);
  const latest = useRef(watching);
  latest.current = watching;

  const guard = async (work: () => Promise<void>) => {
    try {
      await work();
      error.value = null;
    } catch (failed) {
      if (!(failed instanceof SignedOut)) error.value = failed;
    }
  };
  const put = (change: (thread: Thread) => Thread, arrived: LivePost | null = null) => {
    const now = state.peek();
    if (!now) return;
    latest.current.changing(arrived);
    state.value = { ...now, thread: change(now.thread) };
  };
  const head = (change: Partial<TopicHeadFragment>) => {
    if (state.peek()) state.value = { ...state.peek()!, head: { ...state.peek()!.head, ...change } };
  };

  const open = (number: number | null) =>
    guard(async () => {
      state.value = await read(id, number, state.peek());
      if (!state.value) latest.current.lost();
    });
  const before = () =>
    guard(async () => {
      const first = state.peek()?.thread.posts[0];
      if (!first || !hasBefore(state.peek()!.thread)) return;
      const { topic } = await ask(PostsBeforeDocument, { id, before: String(first.number), last: page });
      if (topic) put((thread) => withPage(thread, topic.posts.nodes, topic.lastPostNumber));
    });
  const after = () =>
    guard(async () => {
      const end = state.peek()?.thread.posts.at(-1);
      if (!end) return;
      const { topic } = await ask(PostsFromDocument, { id, from: end.number + 1, first: page });
      if (topic) put((thread) => withPage(thread, topic.posts.nodes, topic.lastPostNumber));
    });
  const toEnd = () =>
    guard(async () => {
      const { topic } = await ask(TopicDocument, { id });
      if (topic) put((thread) => withPage(thread, topic.posts.nodes, topic.lastPostNumber));
    });
  const replace = (post: PostShownFragment) => put((thread) => withPost(thread, post));

  useEffect(() => void open(asked), [id, asked]);
  useEffect(() => onDelivered((topicId, post) => topicId === id && put((thread) => withPost(thread, post))), [id]);
  useStream(state.value?.head.stream, {
    event: (event) => take(event, put, head),
    signal: (signal) => signal.kind === 'present' && head({ presentCount: signal.count }),
    // What was written between reading and watching.
    began: () => {
      if (state.peek() && !hasAfter(state.peek()!.thread)) void after();
    },
    ended: () => latest.current.lost(),
  });
  return { state: state.value, error: error.value, open, before, after, toEnd, replace, head };
}

function take(event: LiveEvent, put: (change: (thread: Thread) => Thread, arrived?: LivePost | null) => void, head: (change: Partial<TopicHeadFragment>) => void): void {
  if (event.kind === 'topic.changed') {
    const { title, pinned, locked } = contentOf<LiveTopic>(event);
    head({ title, pinned, locked });
  } else if (event.kind.startsWith('post.')) {
    const post = contentOf<LivePost>(event);
    put((thread) => withPost(thread, post), event.kind === 'post.added' ? post : null);
  }
}

async function read(id: string, asked: number | null, before: ThreadState | null): Promise<ThreadState | null> {
  let { topic } = await ask(TopicDocument, { id });
  if (!topic) return null;
  const unreadFrom = before?.unreadFrom ?? topic.readNumber + 1;
  const at = asked ?? (topic.unreadCount > 0 ? topic.readNumber + 1 : null);
  if (at !== null && at < (topic.posts.nodes[0]?.number ?? 1)) {
    topic = (await ask(PostsFromDocument, { id, from: Math.max(1, at - context), first: page })).topic;
    if (!topic) return null;
  }
  const { posts, ...head } = topic;
  return { head, thread: withPage(null, posts.nodes, topic.lastPostNumber), unreadFrom, opening: at === null ? 'end' : { at } };
}
