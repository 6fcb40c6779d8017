import { Fragment } from 'preact';
import { useLocation } from 'preact-iso';
import { me, myId } from '../app/session';
import { Day } from '../parts/Time';
import { Edge } from '../thread/Edge';
import type { FindPeople } from '../thread/NamePicker';
import type { Waiting } from '../thread/outgoing';
import { hasAfter, hasBefore } from '../thread/thread';
import { stillWaiting, Unsent } from '../thread/Unsent';
import type { Scroll } from '../thread/useScroll';
import { words } from '../words';
import { Files } from './Files';
import { Message } from './Message';
import { ReplyLine } from './Reply';
import { follows, receiptOf, startsDay, type Said } from './said';
import type { ConversationState, ConversationThread } from './useConversation';

interface Props {
  state: ConversationState;
  thread: ConversationThread;
  scroll: Scroll;
  look: () => void;
  waiting: Waiting[];
  find: FindPeople;
  reply: (message: Said) => void;
  takeBack: (waiting: Waiting) => void;
}

/** The messages in their own scrolling box, both ways. */
export function Talk({ state, thread, scroll, look, waiting, find, reply, takeBack }: Props) {
  const { messages: w, thread: t } = words.value;
  const { query } = useLocation();
  const { head } = state;
  const { shown, last } = state.thread;
  const showsDivider = state.unreadFrom > 1 && state.unreadFrom <= last;
  const receipt = receiptOf(shown, head.participants, myId.value);
  const mine = shown.filter((message) => message.author.id === myId.value).map((message) => ({ body: message.body, at: message.sentAt }));
  const onScroll = () => {
    scroll.moved();
    look();
  };
  const goTo = (number: number) => {
    const element = document.getElementById(`message-${number}`);
    if (!element) return void thread.open(number);
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  };
  return (
    <div class="thread talk" ref={scroll.scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={w.thread}>
      {state.kept && <p class="note">{w.kept}</p>}
      <Edge shown={hasBefore(state.thread)} label={t.before} bring={thread.before} />
      {!hasBefore(state.thread) && <p class="soft small beginning">{w.first}</p>}
      {shown.map((message, index) => {
        const before = shown[index - 1];
        const divided = showsDivider && message.number === state.unreadFrom;
        return (
          <Fragment key={message.id}>
            {startsDay(message, before) && <Day at={message.sentAt} />}
            {divided && <p class="unread-from">{t.newFrom}</p>}
            <Message
              {...{ message, find, goTo }}
              isNamed={head.kind === 'GROUP' || head.kind === 'ROOM'}
              isFollowing={!divided && follows(message, before)}
              isSought={message.number === Number(query.n)}
              isSteward={head.community?.myMembership?.role === 'STEWARD'}
              reply={() => reply(message)}
              replace={thread.replace}
            />
            {receipt?.number === message.number && <p class="receipt">{head.kind === 'GROUP' ? w.seenBy(receipt.names) : w.seen}</p>}
          </Fragment>
        );
      })}
      <Edge shown={hasAfter(state.thread)} label={t.after} bring={thread.after} />
      {!hasAfter(state.thread) && stillWaiting(waiting, mine).map((one) => <WaitingMessage key={one.key} waiting={one} takeBack={takeBack} />)}
    </div>
  );
}

function WaitingMessage({ waiting, takeBack }: { waiting: Waiting; takeBack: (waiting: Waiting) => void }) {
  return (
    <article class={`message mine ${waiting.refused ? '' : 'waiting'}`} aria-label={me.value?.member.name}>
      <div class="bubble">
        {waiting.replyTo && <ReplyLine to={waiting.replyTo} />}
        {waiting.body && <p class="as-typed">{waiting.body}</p>}
        <Files files={waiting.files ?? []} />
        <Unsent waiting={waiting} takeBack={takeBack} />
      </div>
    </article>
  );
}
