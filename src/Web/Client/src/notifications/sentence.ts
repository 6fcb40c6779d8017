import type { Words } from '../words';
import type { Line } from './lines';

/** A line as a sentence: who did what, and how often. */
export function sentence({ kind, actor, count, title }: Pick<Line, 'kind' | 'actor' | 'count' | 'title'>, words: Words): string {
  const w = words.notifications;
  const name = actor?.name ?? w.somebody;
  switch (kind) {
    case 'MENTION':
      return count > 1 ? w.mentions(count, name) : w.mentioned(name);
    case 'REPLY':
      return count > 1 ? w.replies(count, name) : w.replied(name);
    case 'MESSAGE':
      // Where a conversation has no title, it is one with this person.
      return title ? w.messagesIn(count, name) : w.messages(count, name);
    case 'REQUEST':
      return count > 1 ? w.requests(count, name) : w.requested(name);
    case 'THANKS':
      return count > 1 ? w.thanks(count, name) : w.thanked(name);
    case 'INVITATION':
      return w.invited;
    case 'DECISION':
      return w.decided;
    case 'ARRANGEMENT_STEP':
      return w.arranged;
    case 'MODERATION':
      return w.moderated;
  }
}
