import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { change } from '../api/ask';
import { AddParticipantsDocument, LeaveConversationDocument, RenameConversationDocument, type ConversationRowFragment, type PersonFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Confirm, Dialog } from '../parts/Dialog';
import { Failed, TextField, useSending } from '../parts/form';
import { Person } from '../parts/Person';
import { words } from '../words';
import { PeopleField } from './PeopleField';
import { doorShut } from './useWrite';

interface Props {
  conversation: ConversationRowFragment;
  refresh: () => Promise<void>;
  onClose: () => void;
}

/** Who is in a group; anybody in it brings others. */
export function GroupPeople({ conversation, refresh, onClose }: Props) {
  const w = words.value.messages;
  const chosen = useSignal<PersonFragment[]>([]);
  const { busy, failure, submit, form } = useSending(
    async () => {
      await change(AddParticipantsDocument, { input: { conversationId: conversation.id, memberIds: chosen.peek().map((person) => person.id) } });
      chosen.value = [];
      await refresh();
    },
    [],
    doorShut(),
  );
  return (
    <Dialog title={w.people} onClose={onClose}>
      <ul class="people">
        {conversation.participants.map(({ member }) => (
          <li key={member.id}>
            <Person person={member} />
          </li>
        ))}
      </ul>
      <form ref={form} class="block" onSubmit={submit}>
        <h3>{w.addPeople}</h3>
        <p class="soft small">{w.addHint}</p>
        <PeopleField chosen={chosen} but={conversation.participants.map(({ member }) => member.id)} />
        <Failed failure={failure} />
        {chosen.value.length > 0 && (
          <Button type="submit" busy={busy}>
            {w.add}
          </Button>
        )}
      </form>
    </Dialog>
  );
}

export function RenameGroup({ conversation, refresh, onClose }: Props) {
  const { messages: w, app } = words.value;
  const title = useSignal(conversation.title);
  const { busy, failure, submit, form } = useSending(
    async () => {
      await change(RenameConversationDocument, { input: { conversationId: conversation.id, title: title.peek() } });
      await refresh();
      onClose();
    },
    ['title'],
  );
  return (
    <Dialog title={w.rename} onClose={onClose}>
      <form ref={form} onSubmit={submit} noValidate>
        <TextField label={w.groupName} hint={w.groupNameHint} value={title} maxLength={80} problem={failure.fields.title} />
        <Failed failure={failure} />
        <Button type="submit" busy={busy}>
          {app.save}
        </Button>
      </form>
    </Dialog>
  );
}

export function LeaveGroup({ conversation, onClose }: Omit<Props, 'refresh'>) {
  const w = words.value.messages;
  const { route } = useLocation();
  const leave = async () => {
    await change(LeaveConversationDocument, { input: { conversationId: conversation.id } });
    toast(w.left);
    route('/messages');
  };
  return <Confirm title={w.leaveSure} hint={w.leaveHint} action={w.leave} act={leave} onClose={onClose} />;
}
