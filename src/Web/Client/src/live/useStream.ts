import { useEffect, useRef } from 'preact/hooks';
import { watch, type Watcher } from './connection';

/** Watches a stream while the component is shown. */
export function useStream(stream: string | undefined, watcher: Watcher): void {
  const latest = useRef(watcher);
  latest.current = watcher;
  useEffect(() => {
    if (!stream) return;
    return watch(stream, {
      event: (event) => latest.current.event?.(event),
      signal: (signal) => latest.current.signal?.(signal),
      began: () => latest.current.began?.(),
      ended: (code) => latest.current.ended?.(code),
    });
  }, [stream]);
}
