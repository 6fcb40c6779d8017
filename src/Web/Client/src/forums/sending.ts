import { change, Refused } from '../api/ask';
import { recallAll, remember } from '../api/device';
import { myId } from '../app/session';
import { AddPostDocument, type PostShownFragment } from '../generated/operations';
import { words } from '../words';
import { sentenceFor } from '../words/problems';
import { Outgoing, type Waiting } from './outgoing';

type Delivered = (topicId: string, post: PostShownFragment) => void;
const listeners = new Set<Delivered>();

/** The posts of the signed-in member that the hub has not accepted yet. */
export const outgoing = new Outgoing({
  load: () => recallAll<Waiting>(keyOf('')).map(({ value }) => value),
  keep: (waiting) => remember(keyOf(waiting.key), waiting),
  drop: (key) => remember(keyOf(key), null),
  later: (milliseconds, run) => setTimeout(run, milliseconds),
  send: async ({ key, topicId, body }) => {
    try {
      const { post } = await change(AddPostDocument, { input: { topicId, body, clientKey: key } });
      if (post) listeners.forEach((listener) => listener(topicId, post));
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.problems.map((problem) => sentenceFor(problem, words.peek())).join(' ');
      throw error;
    }
  },
});

window.addEventListener('online', () => outgoing.push());

/** Tells of each post that the hub accepted. */
export function onDelivered(listener: Delivered): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keyOf(key: string): string {
  return `outgoing.${myId.peek()}.${key}`;
}
