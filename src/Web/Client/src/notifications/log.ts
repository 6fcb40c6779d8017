import { computed, signal } from '@preact/signals';
import { onOtherWindow, recall, remember } from '../api/device';
import { contentOf, type LiveEvent, type TopicRead } from '../live/events';

/** A line of the member's inbox, as this device keeps it. */
export interface Line {
  number: number;
  kind: string;
  at: string;
  content: Record<string, unknown>;
}

interface Kept {
  last: number;
  seen: number;
  lines: Line[];
  /** How far the topics of the lines were read, on any device. */
  reads: Record<string, number>;
}

const most = 200;
const shown = new Set(['post.mentioned', 'topic.followed-post', 'post.thanked', 'request.asked', 'membership.changed']);
const empty: Kept = { last: 0, seen: 0, lines: [], reads: {} };

let key = '';
const kept = signal<Kept>(empty);

/** The latest first. */
export const lines = computed(() => kept.value.lines);
export const seen = computed(() => kept.value.seen);
export const unseen = computed(() => kept.value.lines.filter((line) => isNew(line, kept.value.seen)).length);

/** Whether a line is later than what was seen, and the post it tells of was not read meanwhile. */
export function isNew(line: Line, seen: number): boolean {
  const { topicId, number } = line.content as { topicId?: string; number?: number };
  const wasRead = line.kind !== 'post.thanked' && topicId !== undefined && (number ?? 0) <= (kept.value.reads[topicId] ?? 0);
  return line.number > seen && !wasRead;
}

/** Opens the log of a member. Gives the last number of their inbox that this device has had. */
export function openLog(memberId: string): number {
  key = `inbox.${memberId}`;
  kept.value = { ...empty, ...recall(key, empty) };
  return kept.value.last;
}

onOtherWindow((changed) => {
  if (changed === key) kept.value = { ...empty, ...recall(key, empty) };
});

/** Keeps an event of the inbox; one that this device has had already changes nothing. */
export function keepLine(event: LiveEvent): void {
  const now = kept.peek();
  if (event.number <= now.last) return;
  if (event.kind === 'topic.read') return put({ ...now, last: event.number, reads: withRead(now.reads, contentOf<TopicRead>(event)) });
  const line: Line = { number: event.number, kind: event.kind, at: event.at, content: event.content };
  put({ ...now, last: event.number, lines: shown.has(event.kind) ? [line, ...now.lines].slice(0, most) : now.lines });
}

/** The inbox goes on from another number than this device knows. */
export function skipTo(number: number): void {
  put({ ...kept.peek(), last: number });
}

export function markSeen(): void {
  const now = kept.peek();
  if (now.seen < now.last) put({ ...now, seen: now.last });
}

export function clearLog(): void {
  put({ ...kept.peek(), lines: [] });
}

export function forgetLog(): void {
  if (key) remember(key, null);
  kept.value = empty;
}

/** The topics read last are the last keys: what is old is forgotten first. */
function withRead(reads: Record<string, number>, { topicId, number }: TopicRead): Record<string, number> {
  const { [topicId]: before = 0, ...others } = reads;
  return { ...Object.fromEntries(Object.entries(others).slice(-most)), [topicId]: Math.max(before, number) };
}

function put(next: Kept): void {
  kept.value = next;
  remember(key, next);
}
