import { computed } from '@preact/signals';
import { ask } from '../api/ask';
import { UnreadConversationsDocument } from '../generated/operations';
import { contentOf, messageNewsOf, type ConversationRead, type LiveEvent } from '../live/events';
import { Unread } from '../live/unread';
import { myId } from './session';

const heard = 'heard';
const muted = 'muted';
const changesTheList = new Set(['conversation.marked', 'conversation.started', 'access.changed', 'membership.changed']);
const standings = new Unread();

/** How many conversations hold messages that the member has not read, but for those that are muted or put away. */
export const unreadConversations = computed(() => standings.counts.value.get(heard) ?? 0);

/** Put away for good: what is written there is not counted, and not asked about again. */
let away = new Set<string>();

/** Keeps the count right by what arrives in the inbox and in the rooms of communities. */
export function countConversation(event: LiveEvent): void {
  const news = messageNewsOf(event);
  if (news) {
    const { conversationId: id, number, authorId } = news;
    const place = standings.placeOf(id);
    if (place) standings.wrote(id, place, number);
    else if (!away.has(id)) loadConversationsSoon(id);
    if (authorId === myId.peek()) standings.read(id, number);
  } else if (event.kind === 'conversation.read') {
    readConversation(contentOf<ConversationRead>(event));
  } else if (changesTheList.has(event.kind)) {
    away.clear();
    loadConversationsSoon();
  }
}

/** The member read a conversation up to a message. */
export function readConversation({ conversationId, number }: ConversationRead): void {
  standings.read(conversationId, number);
}

export function forgetConversations(): void {
  standings.load([]);
  away = new Set();
}

/** Asks how the conversations stand. False where the hub could not say; the next beginning asks again. */
export async function loadConversations(): Promise<boolean> {
  try {
    const { conversations } = await ask(UnreadConversationsDocument, {});
    standings.load(conversations.nodes.map(({ id, lastNumber, readNumber, muted: isMuted }) => ({ id, place: isMuted ? muted : heard, last: lastNumber, read: readNumber })));
    return true;
  } catch {
    return false;
  }
}

let soon: ReturnType<typeof setTimeout> | undefined;
const wanted = new Set<string>();

/** Once for all that came together. What is still not listed then is put away. */
export function loadConversationsSoon(id?: string): void {
  if (id) wanted.add(id);
  clearTimeout(soon);
  soon = setTimeout(async () => {
    const asked = [...wanted];
    wanted.clear();
    if (await loadConversations()) asked.filter((one) => !standings.placeOf(one)).forEach((one) => away.add(one));
  }, 300);
}
