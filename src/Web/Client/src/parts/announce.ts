import { signal } from '@preact/signals';

/** What a screen reader is told politely; nothing is shown and no focus moves. */
export const announced = signal('');

/** What everybody is told for a few seconds, at the foot of the page. */
export const toasted = signal<{ text: string; id: number } | null>(null);

let id = 0;

export function announce(text: string): void {
  // The same words twice are two announcements.
  announced.value = announced.peek() === text ? `${text}\u00a0` : text;
}

export function toast(text: string): void {
  const mine = ++id;
  toasted.value = { text, id: mine };
  setTimeout(() => {
    if (toasted.peek()?.id === mine) toasted.value = null;
  }, 6_000);
}
