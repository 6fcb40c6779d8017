import type { Signal } from '@preact/signals';
import type { ReplyShown } from '../live/events';
import { Icon } from '../parts/Icon';
import { words } from '../words';
import { excerptOf, type Said } from './said';

/** Above the composer: the message that one answers. */
export function Replying({ to }: { to: Signal<Said | null> }) {
  const w = words.value.messages;
  if (!to.value) return null;
  return (
    <div class="replying">
      <div class="reply-line">
        <b>{w.replyingTo(to.value.author.name)}</b>
        <span>{excerptOf(to.value.body) || w.onlyFiles}</span>
      </div>
      <button type="button" class="icon-button" aria-label={w.stopReply} onClick={() => (to.value = null)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** In a message: what it answers. A press leads there. */
export function ReplyLine({ to, goTo }: { to: ReplyShown; goTo?: (number: number) => void }) {
  const w = words.value.messages;
  return (
    <button type="button" class="reply-line" onClick={() => goTo?.(to.number)}>
      <span class="visually-hidden">{w.inReplyTo} </span>
      <b>{to.authorName}</b>
      <span>{to.excerpt || w.goneReply}</span>
    </button>
  );
}
