import { useEffect, useRef } from 'preact/hooks';
import { me } from '../app/session';
import { watch } from '../live/connection';
import type { LiveEvent } from '../live/events';

interface Rows<R> {
  rows: R[];
  put: (rows: R[]) => void;
  again: () => void;
}

/** The rows after an event; 'again' where only the hub can tell. */
export type Apply<R> = (rows: R[], event: LiveEvent) => R[] | 'again';

/** Keeps a list right while it is shown, by the events of streams and of the member's inbox. */
export function useRowsLive<R>(streams: string[], list: Rows<R>, apply: Apply<R>): void {
  const latest = useRef({ list, apply });
  latest.current = { list, apply };
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const againSoon = () => {
      clearTimeout(soon);
      soon = setTimeout(() => latest.current.list.again(), 400);
    };
    const take = (event: LiveEvent) => {
      const { list, apply } = latest.current;
      const next = apply(list.rows, event);
      if (next === 'again') return againSoon();
      if (next === list.rows) return;
      latest.current.list = { ...list, rows: next };
      list.put(next);
    };
    const inbox = me.peek()?.inbox;
    const stops = [...streams, ...(inbox ? [inbox] : [])].map((stream) => watch(stream, { event: take, began: againSoon }));
    return () => {
      clearTimeout(soon);
      stops.forEach((stop) => stop());
    };
  }, [streams.join()]);
}
