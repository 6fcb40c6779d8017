import { change, Refused } from '../api/ask';
import { recallAll, remember } from '../api/device';
import { myId } from '../app/session';
import { AddPostDocument, SendMessageDocument } from '../generated/operations';
import { words } from '../words';
import { sentenceFor, type Problem } from '../words/problems';
import { Outgoing, type Waiting } from './outgoing';

const listeners = new Set<(to: string, accepted: unknown) => void>();

/** What the signed-in member wrote and the hub has not accepted yet. */
export const outgoing = new Outgoing({
  load: () => recallAll<Waiting>(keyOf('')).map(({ value }) => value),
  keep: (waiting) => remember(keyOf(waiting.key), waiting),
  drop: (key) => remember(keyOf(key), null),
  later: (milliseconds, run) => setTimeout(run, milliseconds),
  send: async (waiting) => {
    try {
      const accepted = await send(waiting);
      listeners.forEach((listener) => listener(waiting.to, accepted));
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.problems.map((problem) => sentenceFor(meant(problem, waiting), words.peek())).join(' ');
      throw error;
    }
  },
});

window.addEventListener('online', () => outgoing.push());

/** Tells of what the hub accepted on a stream. */
export function onDelivered<T>(stream: string, listener: (accepted: T) => void): () => void {
  const call = (to: string, accepted: unknown) => {
    if (to === stream && accepted) listener(accepted as T);
  };
  listeners.add(call);
  return () => listeners.delete(call);
}

async function send({ key, to, body, replyTo, files }: Waiting): Promise<unknown> {
  const [kind, id] = to.split(':') as [string, string];
  if (kind === 'topic') return (await change(AddPostDocument, { input: { topicId: id, body, clientKey: key } })).post;
  const input = { conversationId: id, body: body || undefined, replyToId: replyTo?.messageId, fileIds: files?.map((file) => file.id), clientKey: key };
  return (await change(SendMessageDocument, { input })).message;
}

/** Who may not send a message takes none themselves. */
function meant(problem: Problem, { to }: Waiting): Problem {
  return problem.code === 'NOT_ALLOWED' && to.startsWith('conversation:') ? { ...problem, code: 'doorShut' } : problem;
}

function keyOf(key: string): string {
  return `outgoing.${myId.peek()}.${key}`;
}
