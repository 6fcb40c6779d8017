import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { myId } from '../app/session';
import { useStream } from '../live/useStream';

/** First names of those who are writing on a stream now. What they do there ends it. */
export function useWriters(stream: string): string[] {
  const writers = useSignal<{ id: string; name: string; until: number }[]>([]);
  const now = () => writers.peek().filter((writer) => writer.until > Date.now());
  useStream(stream, {
    signal: (signal) => {
      if (signal.kind !== 'writing' || signal.memberId === myId.peek()) return;
      const others = now().filter((writer) => writer.id !== signal.memberId);
      writers.value = [...others, { id: signal.memberId, name: signal.name.split(' ')[0]!, until: Date.now() + 5_000 }];
    },
    event: (event) => {
      if (writers.peek().length > 0) writers.value = now().filter((writer) => writer.id !== event.actorId);
    },
  });
  useEffect(() => {
    const tick = setInterval(() => {
      const still = now();
      if (still.length !== writers.peek().length) writers.value = still;
    }, 1_000);
    return () => clearInterval(tick);
  }, []);
  return writers.value.map((writer) => writer.name);
}
