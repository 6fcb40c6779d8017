import { useEffect, useRef } from 'preact/hooks';
import { me, myId } from '../app/session';
import type { TopicRowFragment } from '../generated/operations';
import { watch } from '../live/connection';
import { contentOf, type LiveEvent, type PostNews } from '../live/events';
import { applyToRows } from './rows';

interface Rows {
  rows: TopicRowFragment[];
  put: (rows: TopicRowFragment[]) => void;
  again: () => void;
}

/** Keeps a list of topics right while it is shown, by the events of its communities and of the member's inbox. */
export function useRowsLive(streams: string[], list: Rows): void {
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const againSoon = () => {
      clearTimeout(soon);
      soon = setTimeout(() => latest.current.again(), 400);
    };
    const take = (event: LiveEvent) => {
      const { rows, put } = latest.current;
      const community = me.peek()?.communities.find((one) => one.stream === event.stream);
      const next = applyToRows(rows, event, community, myId.peek());
      latest.current.rows = next;
      put(next);
      if (event.kind === 'post.added' && !next.some((row) => row.id === contentOf<PostNews>(event).topicId)) againSoon();
    };
    const inbox = me.peek()?.inbox;
    const stops = [...streams, ...(inbox ? [inbox] : [])].map((stream) => watch(stream, { event: take, began: againSoon }));
    return () => {
      clearTimeout(soon);
      stops.forEach((stop) => stop());
    };
  }, [streams.join()]);
}
