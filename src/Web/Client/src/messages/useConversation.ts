import { useEffect, useMemo, useRef } from 'preact/hooks';
import { ask } from '../api/ask';
import { me } from '../app/session';
import {
  ConversationDocument,
  ConversationHeadDocument,
  MessagesBeforeDocument,
  MessagesFromDocument,
  type ConversationQuery,
  type ConversationRowFragment,
} from '../generated/operations';
import { connected } from '../live/connection';
import { contentOf, type LiveMessage } from '../live/events';
import { useStream } from '../live/useStream';
import { onDelivered } from '../thread/sending';
import { hasAfter, withOne } from '../thread/thread';
import type { Scroll } from '../thread/useScroll';
import { useThread, type ThreadSource, type ThreadState } from '../thread/useThread';
import { keepThread, keptThread } from './kept';
import type { Said } from './said';

export type ConversationState = ThreadState<ConversationRowFragment, Said>;
export type ConversationThread = ReturnType<typeof useConversation>;

/** A conversation as it is read, live; what was read last is kept on this device. */
export function useConversation(id: string, asked: number | null, watching: { changing: Scroll['changing']; lost: () => void }) {
  const source = useMemo(() => sourceOf(id), [id]);
  const thread = useThread(id, asked, source, watching);
  const replace = (message: Said) => thread.put((now) => withOne(now, message, {}));
  const refresh = async () => {
    const { conversation } = await ask(ConversationHeadDocument, { id });
    if (conversation) thread.head(conversation);
  };
  const refreshQuietly = () => void refresh().catch(() => {});

  useEffect(() => onDelivered<Said>(`conversation:${id}`, replace), [id]);
  useStream(me.value?.inbox, { event: (event) => event.kind === 'conversation.marked' && event.subjectId === id && refreshQuietly() });
  // Signals are not repeated: how far others have read meanwhile is asked.
  const wasAway = useRef(false);
  useEffect(() => {
    if (connected.value === 'away') wasAway.current = true;
    else if (wasAway.current) {
      wasAway.current = false;
      refreshQuietly();
    }
  }, [connected.value]);
  useKept(thread.state);
  return { ...thread, replace, refresh };
}

/** Keeps the end of what was read, once it rests and when leaving. */
function useKept(state: ConversationState | null): void {
  const latest = useRef(state);
  latest.current = state;
  const keep = () => {
    const now = latest.current;
    if (now && !now.kept && !hasAfter(now.thread)) keepThread({ head: now.head, shown: now.thread.shown, last: now.thread.last });
  };
  useEffect(() => {
    const rest = setTimeout(keep, 500);
    return () => clearTimeout(rest);
  }, [state]);
  useEffect(() => keep, []);
}

function sourceOf(id: string): ThreadSource<ConversationRowFragment, Said> {
  return {
    end: async () => read((await ask(ConversationDocument, { id })).conversation),
    from: async (from, first) => read((await ask(MessagesFromDocument, { id, from, first })).conversation),
    before: async (before, last) => {
      const { conversation } = await ask(MessagesBeforeDocument, { id, before: String(before), last });
      return conversation ? { shown: conversation.messages.nodes, last: conversation.lastNumber } : null;
    },
    kept: () => keptThread(id),
    take: (event, { put, head }) => {
      if (event.kind === 'conversation.changed') {
        void ask(ConversationHeadDocument, { id }).then(({ conversation }) => conversation && head(conversation), () => {});
      } else if (event.kind.startsWith('message.')) {
        const message = contentOf<LiveMessage>(event);
        // Until when its author may change it is not said; the hub is asked then.
        put((thread) => withOne(thread, message, { editableUntil: '' }), event.kind === 'message.sent' ? message : null);
      }
    },
    signal: (signal, { head }) => {
      if (signal.kind !== 'read') return;
      const { memberId, number } = signal;
      head(({ participants }) => ({
        participants: participants.map((one) => (one.member.id === memberId ? { ...one, readNumber: Math.max(one.readNumber ?? 0, number) } : one)),
      }));
    },
  };
}

function read(conversation: ConversationQuery['conversation']) {
  if (!conversation) return null;
  const { messages, ...head } = conversation;
  return { head, shown: messages.nodes as Said[], last: conversation.lastNumber };
}
