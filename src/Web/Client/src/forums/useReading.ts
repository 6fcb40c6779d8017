import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { unread } from '../app/following';
import { MarkReadDocument } from '../generated/operations';

/** Marks a topic read up to the last post that was seen: once the eye rests, and when leaving. Marks only move on. */
export function useReading(topicId: string, readNumber: number, scroller: RefObject<HTMLElement | null>) {
  const marked = useRef(readNumber);
  const seen = useRef(readNumber);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const mark = () => {
    clearTimeout(resting.current);
    if (seen.current <= marked.current) return;
    const number = (marked.current = seen.current);
    unread.read(topicId, number);
    change(MarkReadDocument, { input: { topicId, number } }).catch(() => {
      // Said again when more is seen.
      if (marked.current === number) marked.current = readNumber;
    });
  };
  const look = () => {
    if (document.visibilityState !== 'visible' || !scroller.current) return;
    const number = lastSeen(scroller.current);
    if (number <= seen.current) return;
    seen.current = number;
    clearTimeout(resting.current);
    resting.current = setTimeout(mark, 500);
  };
  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      mark();
    };
  }, [topicId]);
  return look;
}

/** The number of the last post whose end, or much of which, is in view. */
function lastSeen(scroller: HTMLElement): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const articles = [...scroller.querySelectorAll<HTMLElement>('article[data-number]')];
  const found = articles.findLast((article) => {
    const place = article.getBoundingClientRect();
    return place.bottom <= bottom + 8 || place.top < (top + bottom) / 2;
  });
  return Number(found?.dataset.number ?? 0);
}
