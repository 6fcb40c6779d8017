import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../words';
import { presenceOf, watchPresence } from './presence';
import './presence.css';

/** A member's picture with a mark of whether they are there, live while it is on screen. */
export function WithPresence({ memberId, children }: { memberId: string; children: ComponentChildren }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let stop: (() => void) | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      stop?.();
      stop = entry?.isIntersecting ? watchPresence(memberId) : undefined;
    });
    observer.observe(element.current!);
    return () => {
      observer.disconnect();
      stop?.();
    };
  }, [memberId]);
  return (
    <span class="with-presence" ref={element}>
      {children}
      <PresenceMark memberId={memberId} />
    </span>
  );
}

/** A filled dot for who is present, a ring for who is away, nothing for who is absent. */
function PresenceMark({ memberId }: { memberId: string }) {
  const state = presenceOf(memberId).value;
  if (state === 'ABSENT') return null;
  const text = words.value.presence[state];
  return (
    <span class={`presence ${state.toLowerCase()}`} title={text}>
      <span class="visually-hidden">{text}</span>
    </span>
  );
}
