import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { newKey } from '../api/key';
import { readConversation } from '../app/conversations';
import { myId } from '../app/session';
import { MarkConversationReadDocument } from '../generated/operations';
import { tellWriting } from '../live/connection';
import { Composer, type ComposerHandle } from '../thread/Composer';
import { inCommunity } from '../thread/inCommunity';
import type { FindPeople } from '../thread/NamePicker';
import type { Waiting } from '../thread/outgoing';
import { outgoing } from '../thread/sending';
import { hasAfter } from '../thread/thread';
import { useReading } from '../thread/useReading';
import type { Scroll } from '../thread/useScroll';
import { useWriters } from '../thread/useWriters';
import { words } from '../words';
import { Attach, ChosenFiles } from './Attach';
import { BlockedNote, useBlocked } from './Blocked';
import { ConversationHead } from './ConversationHead';
import { named } from './named';
import { othersIn } from './names';
import { Replying } from './Reply';
import { excerptOf, type Said } from './said';
import { useSideName } from './Side';
import { Talk } from './Talk';
import type { ConversationState, ConversationThread } from './useConversation';
import { useFiles } from './useFiles';

/** Where the arrow leads on a narrow screen. */
export interface Way {
  href: string;
  label: string;
}

interface Props {
  state: ConversationState;
  thread: ConversationThread;
  scroll: Scroll;
  back: Way;
}

export function Open({ state, thread, scroll, back }: Props) {
  const { messages: w, thread: t } = words.value;
  const { head } = state;
  const composer = useRef<ComposerHandle>(null);
  const answering = useSignal<Said | null>(null);
  const files = useFiles(head.id);
  const blocked = useBlocked();
  const name = useSideName(head);
  const writers = useWriters(head.stream);
  const waiting = useComputed(() => outgoing.waiting.value.filter((one) => one.to === head.stream)).value;
  const look = useReading(head.id, head.readNumber, scroll.scroller, (number) => {
    readConversation({ conversationId: head.id, number });
    return change(MarkConversationReadDocument, { input: { conversationId: head.id, number } });
  });
  useEffect(look, [state]);
  useLayoutEffect(scroll.settle, [waiting]);

  const toEnd = async () => {
    if (hasAfter(state.thread)) {
      scroll.keepEnd();
      await thread.toEnd();
    }
    scroll.toEnd();
  };
  const send = (body: string) => {
    outgoing.add({ key: newKey(), to: head.stream, body, at: new Date().toISOString(), replyTo: lineOf(answering.peek()), files: files.take() });
    answering.value = null;
    void toEnd().then(() => requestAnimationFrame(scroll.toEnd));
  };
  const takeBack = ({ body }: Waiting) => composer.current?.insert(body);
  const reply = (message: Said) => {
    answering.value = message;
    composer.current?.focus();
  };
  const find = finderOf(state);
  const other = head.kind === 'PAIR' || head.kind === 'ABOUT' ? othersIn(head, myId.value)[0] : undefined;
  const isShut = !!other && blocked.has(other.id);
  return (
    <div class="thread-page conversation" onDragOver={(event) => event.preventDefault()} onDrop={(event) => onDrop(event, files.add)}>
      <ConversationHead conversation={head} thread={thread} back={back} blocked={isShut} />
      <Talk {...{ state, thread, scroll, look, waiting, find, reply, takeBack }} />
      <div class="compose">
        {(scroll.below > 0 || hasAfter(state.thread)) && (
          <button type="button" class="fresh over" onClick={() => void toEnd()}>
            {scroll.below > 0 ? t.newMessages(scroll.below) : t.toEnd}
          </button>
        )}
        <p class="writing">{writers.length > 0 && t.writing(writers)}</p>
        {isShut ? (
          <BlockedNote member={other} />
        ) : (
          <Composer
            handle={composer}
            place={`conversation.${head.id}`}
            title={name}
            href={`/messages/${head.id}`}
            placeholder={w.placeholder}
            find={find}
            onSend={send}
            onWriting={() => tellWriting(head.stream)}
            onPaste={(event) => onPaste(event, files.add)}
            wordless={files.some}
            busy={files.busy}
            beside={<Attach add={files.add} />}
            above={
              <>
                <Replying to={answering} />
                <ChosenFiles files={files} />
              </>
            }
          />
        )}
      </div>
    </div>
  );
}

function lineOf(message: Said | null) {
  return message ? { messageId: message.id, number: message.number, authorName: message.author.name, excerpt: excerptOf(message.body) } : undefined;
}

/** Who may be named: who is in it, or in its community. */
function finderOf({ head }: ConversationState): FindPeople {
  if (head.community) return inCommunity(head.community.id);
  return (text) => Promise.resolve(named(othersIn(head, myId.peek()), text));
}

function onDrop(event: DragEvent, add: (files: Iterable<File>) => void): void {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  add(event.dataTransfer.files);
}

function onPaste(event: ClipboardEvent, add: (files: Iterable<File>) => void): void {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  add(event.clipboardData.files);
}
