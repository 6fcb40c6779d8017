import { recall, recallAll, remember } from '../api/device';
import { myId } from '../app/session';
import type { Mentioned } from './mentions';

/** What was typed and not sent yet, kept on this device for the member who typed it. */
export interface Draft {
  text: string;
  people: Mentioned[];
  title: string;
  href: string;
  at: string;
}

export function draftOf(place: string): Draft | null {
  return recall<Draft | null>(keyOf(place), null);
}

export function keepDraft(place: string, draft: Omit<Draft, 'at'>): void {
  remember(keyOf(place), draft.text.trim() ? { ...draft, at: new Date().toISOString() } : null);
}

export function dropDraft(place: string): void {
  remember(keyOf(place), null);
}

/** Every draft of the signed-in member. */
export function drafts(): Draft[] {
  return recallAll<Draft | null>(keyOf('')).map(({ value }) => value).filter((draft) => !!draft);
}

function keyOf(place: string): string {
  return `draft.${myId.peek()}.${place}`;
}
