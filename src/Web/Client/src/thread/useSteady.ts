import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { steady } from './steady';

/** A list's rows in an order that does not change under the eye of who has scrolled into it; `settle` brings the new order. */
export function useSteady<T extends { id: string }>(rows: T[], list: RefObject<HTMLElement | null>) {
  const order = useRef<string[]>([]);
  const [, show] = useState(0);
  const scrolled = (list.current?.getBoundingClientRect().top ?? 100) < 40;
  const { shown, moved } = steady(rows, scrolled ? order.current : []);
  order.current = shown.map((row) => row.id);
  const settle = () => {
    order.current = [];
    list.current?.parentElement?.scrollIntoView({ block: 'start' });
    show((n) => n + 1);
  };
  return { shown, moved, settle };
}
