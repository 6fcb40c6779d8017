import { recall, remember } from '../api/device';
import { myId } from '../app/session';
import type { ConversationRowFragment } from '../generated/operations';
import type { ThreadRead } from '../thread/useThread';
import type { Said } from './said';

// What this device keeps to be read without network. All of it begins with "kept." and is forgotten when the member signs out.

const mostRows = 30;
const mostThreads = 20;
const mostMessages = 50;

type Kept = ThreadRead<ConversationRowFragment, Said>;

export function keepList(rows: ConversationRowFragment[]): void {
  if (myId.peek()) remember(keyOf('list'), rows.slice(0, mostRows));
}

export function keptList(): ConversationRowFragment[] | null {
  return recall<ConversationRowFragment[] | null>(keyOf('list'), null);
}

/** Keeps the end of a conversation; of those used longest ago, nothing more. */
export function keepThread({ head, shown, last }: Kept): void {
  if (!myId.peek()) return;
  const used = [head.id, ...recall<string[]>(keyOf('used'), []).filter((id) => id !== head.id)];
  for (const old of used.slice(mostThreads)) remember(keyOf(old), null);
  remember(keyOf('used'), used.slice(0, mostThreads));
  remember(keyOf(head.id), { head, shown: shown.slice(-mostMessages), last });
}

export function keptThread(id: string): Kept | null {
  return recall<Kept | null>(keyOf(id), null);
}

function keyOf(what: string): string {
  return `kept.${myId.peek()}.${what}`;
}
