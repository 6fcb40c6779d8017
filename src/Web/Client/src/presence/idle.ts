import { effect } from '@preact/signals';
import { connected, tell } from '../live/connection';

/** So long without a key or a touch, a member is away. */
const awayAfter = 10 * 60_000;
const lookEvery = 5_000;

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

let touchedAt = Date.now();
let away = false;

/** Tells the hub when the member has not touched this device for a while, and when they have come back to it. */
export function startIdle(): void {
  for (const touch of touches) addEventListener(touch, touched, { passive: true, capture: true });
  setInterval(look, lookEvery);
  effect(() => {
    // To the hub a new connection is not away.
    if (connected.value === 'yes' && away) tell('Away', true);
  });
}

function touched(): void {
  touchedAt = Date.now();
  if (away) set(false);
}

// By the clock rather than by one long timer: a device that has slept is away when it wakes.
function look(): void {
  if (!away && Date.now() - touchedAt >= awayAfter) set(true);
}

function set(now: boolean): void {
  away = now;
  tell('Away', away);
}
