import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { connected, invoke, listen } from '../live/connection';
import type { PresenceShown, PresenceState } from '../live/events';

/** The hub lets a connection watch so many. */
const mostWatched = 200;
const together = 200;

const states = new Map<string, Signal<PresenceState>>();
const onScreen = new Map<string, number>();
let soon: ReturnType<typeof setTimeout> | undefined;
let started = false;

/** How a member is, kept right while somebody on screen watches them. */
export function presenceOf(memberId: string): ReadonlySignal<PresenceState> {
  return stateOf(memberId);
}

/** Watches a member while they are on screen. Gives what ends the watching. */
export function watchPresence(memberId: string): () => void {
  start();
  onScreen.set(memberId, (onScreen.get(memberId) ?? 0) + 1);
  sendSoon();
  return () => {
    const left = onScreen.get(memberId)! - 1;
    if (left > 0) onScreen.set(memberId, left);
    else onScreen.delete(memberId);
    sendSoon();
  };
}

function start(): void {
  if (started) return;
  started = true;
  listen('presence', take);
  document.addEventListener('visibilitychange', sendSoon);
  effect(() => {
    if (connected.value === 'yes') sendSoon();
  });
}

/** Once for all who come on screen and leave it together. */
function sendSoon(): void {
  soon ??= setTimeout(() => {
    soon = undefined;
    void send();
  }, together);
}

async function send(): Promise<void> {
  // The latest to come on screen are the ones looked at.
  const watched = document.hidden ? [] : [...onScreen.keys()].slice(-mostWatched);
  const shown = await invoke<PresenceShown[]>('WatchPresence', watched);
  shown?.forEach(take);
}

function take({ memberId, state }: PresenceShown): void {
  if (onScreen.has(memberId)) stateOf(memberId).value = state;
}

function stateOf(memberId: string): Signal<PresenceState> {
  const known = states.get(memberId) ?? signal<PresenceState>('ABSENT');
  states.set(memberId, known);
  return known;
}
