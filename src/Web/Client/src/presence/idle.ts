import { effect } from '@preact/signals';
import { connected, tell } from '../live/connection';

/** So long without a key or a touch, a member is away. */
export const awayAfter = 10 * 60_000;

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

let touchedAt = Date.now();
let away = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the hub when the member has not touched this device for a while, and when they have come back to it. */
export function startIdle(): void {
  for (const touch of touches) addEventListener(touch, touched, { passive: true, capture: true });
  look();
  effect(() => {
    // To the hub a new connection is not away.
    if (connected.value === 'yes' && away) tell('Away', true);
  });
}

function touched(): void {
  touchedAt = Date.now();
  if (!away) return;
  set(false);
  look();
}

/** Looks again when it may have become so; a touch only notes the time. */
function look(): void {
  clearTimeout(timer);
  const left = touchedAt + awayAfter - Date.now();
  if (left > 0) timer = setTimeout(look, left);
  else set(true);
}

function set(now: boolean): void {
  away = now;
  tell('Away', away);
}
