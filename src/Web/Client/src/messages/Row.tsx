import { myId } from '../app/session';
import type { ConversationRowFragment } from '../generated/operations';
import { Unread } from '../parts/basics';
import { Icon } from '../parts/Icon';
import { Time } from '../parts/Time';
import { words } from '../words';
import { fine } from '../words/typography';
import { subjectOf } from './names';
import { excerptOf } from './said';
import { SidePicture, useSideName } from './Side';

/** A conversation in a list: with whom, the last words, when, and how much is unread. */
export function ConversationRow({ conversation, current }: { conversation: ConversationRowFragment; current?: boolean }) {
  const w = words.value.messages;
  const name = useSideName(conversation);
  const subject = subjectOf(conversation);
  return (
    <li class={`row ${conversation.unreadCount > 0 && !conversation.muted ? 'is-new' : ''}`}>
      <SidePicture conversation={conversation} />
      <div class="row-words">
        <a class="row-link" href={`/messages/${conversation.id}`} aria-current={current ? 'page' : undefined}>
          {fine(subject ? w.aboutShort(name, subject.title) : name)}
        </a>
        <p class="row-excerpt one-line">{fine(lastWords(conversation))}</p>
        <p class="row-marks">
          <Unread count={conversation.unreadCount} />
          {conversation.kind === 'ROOM' && <span class="row-mark">{w.room}</span>}
          {conversation.muted && (
            <span class="row-mark">
              <Icon name="mute" /> {w.muted}
            </span>
          )}
          {conversation.archived && (
            <span class="row-mark">
              <Icon name="archive" /> {w.archived}
            </span>
          )}
        </p>
      </div>
      <Time at={conversation.lastMessageAt} />
    </li>
  );
}

function lastWords({ kind, lastMessage }: ConversationRowFragment): string {
  const { messages: w, thread } = words.value;
  if (!lastMessage) return w.nothingYet;
  const text = lastMessage.deletedAt ? thread.removed : excerptOf(lastMessage.body) || w.onlyFiles;
  if (lastMessage.author.id === myId.value) return w.said(w.you, text);
  return kind === 'PAIR' || kind === 'ABOUT' ? text : w.said(lastMessage.author.name.split(' ')[0]!, text);
}
