import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { SignedOut, Unreachable } from '../api/ask';
import type { LiveEvent, LiveSignal } from '../live/events';
import { useStream } from '../live/useStream';
import { hasAfter, hasBefore, withPage, type Numbered, type Thread } from './thread';

const page = 30;
/** What was read already is shown before the first unread one, so that it does not stand alone. */
const context = 3;

/** Where a thread opens: at the number asked for, at the first unread one, or at the end. */
export type Opening = { at: number } | 'end';

export interface Author {
  id: string;
  name: string;
}

/** What posts and messages have in common. */
export interface Written extends Numbered {
  author: Author;
}

/** The head of a topic or a conversation: what stands above its thread. */
export interface ThreadHead {
  id: string;
  stream: string;
  readNumber: number;
}

export interface ThreadPage<T> {
  shown: T[];
  last: number;
}

export interface ThreadRead<H, T> extends ThreadPage<T> {
  head: H;
}

/** Where a thread comes from. Each answers null where there is none for the member. */
export interface ThreadSource<H, T extends Written> {
  /** The last page. */
  end: () => Promise<ThreadRead<H, T> | null>;
  from: (number: number, first: number) => Promise<ThreadRead<H, T> | null>;
  before: (number: number, last: number) => Promise<ThreadPage<T> | null>;
  /** What this device kept of it, for when the hub cannot be reached. */
  kept?: () => ThreadRead<H, T> | null;
  take: (event: LiveEvent, change: ThreadChange<H, T>) => void;
  signal?: (signal: LiveSignal, change: ThreadChange<H, T>) => void;
}

export interface ThreadChange<H, T extends Written> {
  put: (change: (thread: Thread<T>) => Thread<T>, arrived?: { author: Author } | null) => void;
  head: (change: Partial<H> | ((head: H) => Partial<H>)) => void;
}

export interface ThreadState<H extends ThreadHead, T extends Written> {
  head: H;
  thread: Thread<T>;
  /** The first that was unread when the thread was opened. */
  unreadFrom: number;
  opening: Opening;
  /** It is what this device kept: the hub has not been reached yet. */
  kept: boolean;
}

interface Watching {
  /** Called before what is shown changes. */
  changing: (arrived: { author: Author } | null) => void;
  lost: () => void;
}

/** A thread as it is read: part of it, kept right by what arrives. */
export function useThread<H extends ThreadHead, T extends Written>(id: string, asked: number | null, source: ThreadSource<H, T>, watching: Watching) {
  const state = useSignal<ThreadState<H, T> | null>(null);
  const error = useSignal<unknown>(null);
  const latest = useRef({ source, watching });
  latest.current = { source, watching };

  const guard = async (work: () => Promise<void>) => {
    try {
      await work();
      error.value = null;
    } catch (failed) {
      if (!(failed instanceof SignedOut)) error.value = failed;
    }
  };
  const put: ThreadChange<H, T>['put'] = (change, arrived = null) => {
    const now = state.peek();
    if (!now) return;
    latest.current.watching.changing(arrived);
    state.value = { ...now, thread: change(now.thread) };
  };
  const head: ThreadChange<H, T>['head'] = (change) => {
    const now = state.peek();
    if (now) state.value = { ...now, head: { ...now.head, ...(typeof change === 'function' ? change(now.head) : change) } };
  };
  const join = (read: ThreadPage<T> | null) => {
    if (read) put((thread) => withPage(thread, read.shown, read.last));
  };

  const open = (number: number | null) =>
    guard(async () => {
      try {
        const found = await read(latest.current.source, number, state.peek());
        const arrived = state.peek()?.thread.last ?? 0;
        state.value = found;
        // What came while it was read may not be in it.
        if (found && arrived > found.thread.last) await after();
      } catch (failed) {
        const kept = failed instanceof Unreachable && !state.peek() && latest.current.source.kept?.();
        if (!kept) throw failed;
        state.value = opened(kept, number, null, true);
      }
      if (!state.value) latest.current.watching.lost();
    });
  const before = () =>
    guard(async () => {
      const first = state.peek()?.thread.shown[0];
      if (first && hasBefore(state.peek()!.thread)) join(await latest.current.source.before(first.number, page));
    });
  const after = () =>
    guard(async () => {
      const end = state.peek()?.thread.shown.at(-1);
      if (state.peek()) join(await latest.current.source.from((end?.number ?? 0) + 1, page));
    });
  const toEnd = () => guard(async () => join(await latest.current.source.end()));

  useEffect(() => void open(asked), [id, asked]);
  useStream(state.value?.head.stream, {
    event: (event) => latest.current.source.take(event, { put, head }),
    signal: (signal) => latest.current.source.signal?.(signal, { put, head }),
    // What was written between reading and watching.
    began: () => {
      if (state.peek()?.kept) void open(asked);
      else if (state.peek() && !hasAfter(state.peek()!.thread)) void after();
    },
    ended: () => latest.current.watching.lost(),
  });
  return { state: state.value, error: error.value, open, before, after, toEnd, put, head };
}

async function read<H extends ThreadHead, T extends Written>(source: ThreadSource<H, T>, asked: number | null, before: ThreadState<H, T> | null) {
  const found = await source.end();
  if (!found) return null;
  const at = asked ?? (found.last > found.head.readNumber ? found.head.readNumber + 1 : null);
  const reachesBack = at !== null && at < (found.shown[0]?.number ?? 1);
  const shown = reachesBack ? await source.from(Math.max(1, at - context), page) : found;
  return shown && opened(shown, asked, before, false);
}

function opened<H extends ThreadHead, T extends Written>(read: ThreadRead<H, T>, asked: number | null, before: ThreadState<H, T> | null, kept: boolean): ThreadState<H, T> {
  const { head, shown, last } = read;
  const at = asked ?? (last > head.readNumber ? head.readNumber + 1 : null);
  return { head, thread: withPage(null, shown, last), unreadFrom: before?.unreadFrom ?? head.readNumber + 1, opening: at === null ? 'end' : { at }, kept };
}
