import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { myId } from '../app/session';
import { announce } from '../parts/announce';
import { words } from '../words';
import type { Author, Opening } from './useThread';

type Held = { id: string; top: number } | 'end';

/** Keeps what is read where it is: what comes above or below moves nothing, but for who has read to the end and follows. */
export function useScroll(state: { opening: Opening } | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const opened = useRef<unknown>(null);
  const ended = useRef(true);
  /** How many arrived below what is seen. */
  const below = useSignal(0);

  const atEnd = () => {
    const box = scroller.current;
    return !!box && box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  };
  const changing = (arrived: { author: Author } | null) => {
    const own = arrived?.author.id === myId.peek();
    const follows = atEnd() && document.visibilityState === 'visible';
    if (arrived && (own || follows)) held.current = 'end';
    else if (held.current !== 'end') held.current = hold(scroller.current);
    if (!arrived || own) return;
    announce(words.peek().thread.arrived(arrived.author.name));
    if (!follows) below.value++;
  };
  const toEnd = () => {
    below.value = 0;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !state) return;
    if (opened.current !== state.opening) {
      opened.current = state.opening;
      held.current = null;
      openAt(box, state.opening);
    } else if (held.current === 'end') {
      box.scrollTop = box.scrollHeight;
    } else if (held.current) {
      const element = document.getElementById(held.current.id);
      if (element) box.scrollTop += element.getBoundingClientRect().top - held.current.top;
    }
    held.current = null;
  }, [state]);

  /** Call when what stands at the foot has changed: who has read to the end still sees it. */
  const settle = () => {
    const box = scroller.current;
    if (box && ended.current) box.scrollTop = box.scrollHeight;
  };
  // The keyboard of a phone, or what is added to the composer, takes room from the thread.
  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(settle);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [!!state]);

  /** Call when the reader has moved. */
  const moved = () => {
    ended.current = atEnd();
    if (below.peek() > 0 && atEnd()) below.value = 0;
  };
  const keepEnd = () => {
    held.current = 'end';
  };
  return { scroller, below: below.value, changing, toEnd, moved, keepEnd, settle };
}

export type Scroll = ReturnType<typeof useScroll>;

function openAt(box: HTMLElement, opening: Opening): void {
  if (opening === 'end') {
    box.scrollTop = box.scrollHeight;
    return;
  }
  const divider = box.querySelector<HTMLElement>('.unread-from');
  const one = box.querySelector<HTMLElement>(`article[data-number="${opening.at}"]`);
  const target = divider?.nextElementSibling === one ? divider : one;
  if (target) box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
}

/** The first in view, and where it stands. */
function hold(box: HTMLElement | null): Held | null {
  if (!box) return null;
  const edge = box.getBoundingClientRect().top;
  for (const article of box.querySelectorAll<HTMLElement>('article[data-number]')) {
    const { top, bottom } = article.getBoundingClientRect();
    if (bottom > edge) return { id: article.id, top };
  }
  return null;
}
