import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { myId } from '../app/session';
import { DeleteMessageDocument, EditMessageDocument } from '../generated/operations';
import { announce } from '../parts/announce';
import { Confirm } from '../parts/Dialog';
import { Menu } from '../parts/Menu';
import { Picture } from '../parts/Person';
import { Prose } from '../parts/Prose';
import { Time } from '../parts/Time';
import { EditComposer } from '../thread/Composer';
import type { FindPeople } from '../thread/NamePicker';
import { words } from '../words';
import { Files } from './Files';
import { ReplyLine } from './Reply';
import type { Said } from './said';

interface Props {
  message: Said;
  /** Each author is named, as where there are several. */
  isNamed: boolean;
  /** It follows another of the same author: shown as one with it. */
  isFollowing: boolean;
  /** It is the one that a link led to. */
  isSought?: boolean;
  isSteward?: boolean;
  find: FindPeople;
  reply: () => void;
  replace: (message: Said) => void;
  goTo: (number: number) => void;
}

export function Message({ message, isNamed, isFollowing, isSought, isSteward, find, reply, replace, goTo }: Props) {
  const w = words.value.thread;
  const editing = useSignal(false);
  const article = useRef<HTMLElement>(null);
  const mine = message.author.id === myId.value;
  const close = () => {
    editing.value = false;
    // The keyboard goes on from the message, not from the top of the page.
    requestAnimationFrame(() => article.current?.focus({ preventScroll: true }));
  };
  const name = `author-${message.id}`;
  const marks = ['message', mine && 'mine', isFollowing && 'following', isSought && 'sought', editing.value && 'editing'].filter(Boolean).join(' ');
  return (
    <article ref={article} class={marks} id={`message-${message.number}`} data-number={message.number} aria-labelledby={name} tabIndex={-1}>
      {isNamed && !mine && <span class="side">{!isFollowing && <Picture person={message.author} size="small" />}</span>}
      <div class="bubble">
        <p class={`who ${isNamed && !mine && !isFollowing ? '' : 'visually-hidden'}`} id={name}>
          {isNamed && !mine ? <a href={`/members/${message.author.id}`}>{message.author.name}</a> : message.author.name}
        </p>
        {message.deletedAt ? (
          <p class="trace">{w.removed}</p>
        ) : editing.value ? (
          <EditComposer
            body={message.body}
            find={find}
            onClose={close}
            save={async (body) => {
              const { message: edited } = await change(EditMessageDocument, { input: { messageId: message.id, body } });
              if (edited) replace(edited);
              close();
            }}
          />
        ) : (
          <>
            {message.replyTo && <ReplyLine to={message.replyTo} goTo={goTo} />}
            {message.html && <Prose html={message.html} />}
            <Files files={message.files ?? []} />
          </>
        )}
        <p class="stamp">
          {message.editedAt && !message.deletedAt && <span>{w.edited}</span>}
          <Time at={message.sentAt} beside="message" />
        </p>
      </div>
      {!message.deletedAt && !editing.value && <Actions {...{ message, mine, isSteward, reply, replace }} edit={() => (editing.value = true)} />}
    </article>
  );
}

function Actions({ message, mine, isSteward, reply, replace, edit }: Pick<Props, 'message' | 'isSteward' | 'reply' | 'replace'> & { mine: boolean; edit: () => void }) {
  const { messages: w, thread: t } = words.value;
  const removing = useSignal(false);
  const mayEdit = mine && (!message.editableUntil || Date.parse(message.editableUntil) > Date.now());
  const remove = async () => {
    const { message: removed } = await change(DeleteMessageDocument, { input: { messageId: message.id } });
    if (removed) replace({ ...removed, files: [] });
    announce(t.removed);
  };
  return (
    <>
      <Menu label={w.actions(message.author.name)}>
        <button type="button" onClick={reply}>
          {w.reply}
        </button>
        {mayEdit && (
          <button type="button" onClick={edit}>
            {t.edit}
          </button>
        )}
        {(mine || isSteward) && (
          <button type="button" onClick={() => (removing.value = true)}>
            {t.remove}
          </button>
        )}
      </Menu>
      {removing.value && <Confirm title={t.removeSure} hint={t.removeHint} action={t.remove} act={remove} onClose={() => (removing.value = false)} />}
    </>
  );
}
