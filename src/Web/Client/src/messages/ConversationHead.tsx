import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { myId } from '../app/session';
import { ArchiveConversationDocument, MuteConversationDocument, type ConversationRowFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Back } from '../parts/Back';
import { PageTitle } from '../parts/basics';
import { failureOf } from '../parts/form';
import { Icon } from '../parts/Icon';
import { Menu } from '../parts/Menu';
import { Elsewhere } from '../thread/Elsewhere';
import { words } from '../words';
import { fine } from '../words/typography';
import { Block, unblock } from './Blocked';
import { JumpToDate } from './JumpToDate';
import { othersIn, subjectOf } from './names';
import type { Way } from './Open';
import { GroupPeople, LeaveGroup, RenameGroup } from './Group';
import { SidePicture, useSideName } from './Side';
import type { ConversationThread } from './useConversation';

interface Props {
  conversation: ConversationRowFragment;
  thread: ConversationThread;
  back: Way;
  blocked: boolean;
}

type Asked = 'date' | 'people' | 'rename' | 'leave' | 'block' | null;

export function ConversationHead({ conversation, thread, back, blocked }: Props) {
  const { messages: w, app } = words.value;
  const asked = useSignal<Asked>(null);
  const name = useSideName(conversation);
  const others = othersIn(conversation, myId.value);
  const isGroup = conversation.kind === 'GROUP';
  const other = isGroup ? undefined : others[0];
  const open = (what: Asked) => () => (asked.value = what);
  const close = () => (asked.value = null);
  return (
    <div>
      <header class="read-head">
        <Back {...back} />
        <SidePicture conversation={conversation} size="small" />
        <div class="read-title">
          <PageTitle>{fine(name)}</PageTitle>
          <p class="soft small">
            {conversation.kind === 'ROOM' && w.room}
            {isGroup && (
              <button type="button" class="link small" onClick={open('people')}>
                {w.membersOf(conversation.participants.length)}
              </button>
            )}
            {conversation.muted && (
              <span class="mark">
                <Icon name="mute" /> {w.muted}
              </span>
            )}
          </p>
        </div>
        <Menu label={app.more}>
          <button type="button" onClick={open('date')}>
            {w.jump}
          </button>
          <Marks conversation={conversation} head={thread.head} />
          {isGroup && (
            <>
              <button type="button" onClick={open('people')}>
                {w.people}
              </button>
              <button type="button" onClick={open('rename')}>
                {w.rename}
              </button>
              <button type="button" onClick={open('leave')}>
                {w.leave}
              </button>
            </>
          )}
          {other && (
            <>
              <a href={`/members/${other.id}`}>{w.profile}</a>
              <button type="button" onClick={blocked ? () => void unblock(other) : open('block')}>
                {blocked ? w.unblock(other.name) : w.block(other.name)}
              </button>
            </>
          )}
          <Elsewhere />
        </Menu>
        {asked.value === 'date' && <JumpToDate conversationId={conversation.id} goTo={thread.open} onClose={close} />}
        {asked.value === 'people' && <GroupPeople conversation={conversation} refresh={thread.refresh} onClose={close} />}
        {asked.value === 'rename' && <RenameGroup conversation={conversation} refresh={thread.refresh} onClose={close} />}
        {asked.value === 'leave' && <LeaveGroup conversation={conversation} onClose={close} />}
        {asked.value === 'block' && other && <Block member={other} onClose={close} />}
      </header>
      {conversation.kind === 'ABOUT' && <Subject conversation={conversation} />}
    </div>
  );
}

/** What the two arrange stands on top. */
function Subject({ conversation }: { conversation: ConversationRowFragment }) {
  const w = words.value.messages;
  const subject = subjectOf(conversation);
  return <p class="subject">{subject ? <a href={subject.href}>{fine(w.about(subject.title))}</a> : w.aboutGone}</p>;
}

/** Muted or not, put away or not: only for the member. */
function Marks({ conversation, head }: { conversation: ConversationRowFragment; head: ConversationThread['head'] }) {
  const w = words.value.messages;
  const { id: conversationId, muted, archived } = conversation;
  const attempt = async (work: () => Promise<Partial<ConversationRowFragment> | null | undefined>, said: string) => {
    try {
      head((await work()) ?? {});
      toast(said);
    } catch (error) {
      toast(failureOf(error).general.join(' '));
    }
  };
  const mute = () => attempt(async () => (await change(MuteConversationDocument, { input: { conversationId, muted: !muted } })).conversation, muted ? w.isHeard : w.isMuted);
  const archive = () => attempt(async () => (await change(ArchiveConversationDocument, { input: { conversationId, archived: !archived } })).conversation, archived ? w.isBack : w.isArchived);
  return (
    <>
      <button type="button" onClick={() => void mute()}>
        {muted ? w.unmute : w.mute}
      </button>
      <button type="button" onClick={() => void archive()}>
        {archived ? w.unarchive : w.archive}
      </button>
    </>
  );
}
