import type { ConversationRowFragment, MessageShownFragment } from '../generated/operations';
import { fromMarkdown } from '../thread/mentions';

/** A message as it is shown. */
export type Said = MessageShownFragment;

const together = 5 * 60_000;

/** Whether a message begins a day. */
export function startsDay(message: Said, before: Said | undefined): boolean {
  return !before || new Date(message.sentAt).toDateString() !== new Date(before.sentAt).toDateString();
}

/** Whether a message follows another of the same author so soon that they are shown as one. */
export function follows(message: Said, before: Said | undefined): boolean {
  if (!before || startsDay(message, before) || message.author.id !== before.author.id) return false;
  return Date.parse(message.sentAt) - Date.parse(before.sentAt) < together;
}

/** Under which of the member's messages stands who has read it: the last one that somebody has, with their names. */
export function receiptOf(shown: Said[], participants: ConversationRowFragment['participants'], myId: string): { number: number; names: string[] } | null {
  const readers = participants.filter(({ member }) => member.id !== myId);
  const furthest = Math.max(0, ...readers.map((reader) => reader.readNumber ?? 0));
  const mine = shown.findLast((message) => message.author.id === myId && !message.deletedAt && message.number <= furthest);
  if (!mine) return null;
  return { number: mine.number, names: readers.filter((reader) => (reader.readNumber ?? 0) >= mine.number).map(({ member }) => member.name) };
}

/** The first words of a message, without marks. */
export function excerptOf(body: string): string {
  const plain = fromMarkdown(body)
    .text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`>#~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 140 ? `${plain.slice(0, 139)}…` : plain;
}
