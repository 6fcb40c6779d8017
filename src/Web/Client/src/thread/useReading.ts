import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Marks a thread read up to the last that was seen: once the eye rests, and when leaving. Marks only move on. */
export function useReading(id: string, readNumber: number, scroller: RefObject<HTMLElement | null>, tell: (number: number) => Promise<unknown>) {
  const marked = useRef(readNumber);
  const seen = useRef(readNumber);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const mark = () => {
    clearTimeout(resting.current);
    if (seen.current <= marked.current) return;
    const number = (marked.current = seen.current);
    tell(number).catch(() => {
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
  }, [id]);
  return look;
}

/** The number of the last whose end, or much of which, is in view. */
function lastSeen(scroller: HTMLElement): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const articles = [...scroller.querySelectorAll<HTMLElement>('article[data-number]')];
  const found = articles.findLast((article) => {
    const place = article.getBoundingClientRect();
    return place.bottom <= bottom + 8 || place.top < (top + bottom) / 2;
  });
  return Number(found?.dataset.number ?? 0);
}
