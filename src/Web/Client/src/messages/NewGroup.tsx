import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { change, Refused } from '../api/ask';
import { newKey } from '../api/key';
import { StartConversationDocument, type PersonFragment } from '../generated/operations';
import { Back } from '../parts/Back';
import { Button, PageTitle } from '../parts/basics';
import { Failed, TextField, useSending } from '../parts/form';
import { words } from '../words';
import { PeopleField } from './PeopleField';
import { doorShut } from './useWrite';

/** A new group; with one person alone, the conversation with them. */
export default function NewGroup() {
  const w = words.value.messages;
  const { route } = useLocation();
  const chosen = useSignal<PersonFragment[]>([]);
  const title = useSignal('');
  const clientKey = useRef(newKey());
  const { busy, failure, submit, form } = useSending(
    async () => {
      if (chosen.peek().length === 0) throw new Refused([{ code: 'NOBODY', message: '' }]);
      const input = { memberIds: chosen.peek().map((person) => person.id), title: title.peek() || undefined, clientKey: clientKey.current };
      const { conversation } = await change(StartConversationDocument, { input });
      if (conversation) route(`/messages/${conversation.id}`, true);
    },
    ['title'],
    { ...doorShut(), NOBODY: ['', w.nobodyChosen] },
  );
  return (
    <>
      <header class="read-head">
        <Back href="/messages" label={w.title} />
        <PageTitle>{w.newGroup}</PageTitle>
      </header>
      <div class="read-inner">
        <p class="soft">{w.newGroupHint}</p>
        <form ref={form} onSubmit={submit} noValidate>
          <PeopleField chosen={chosen} />
          {chosen.value.length > 1 && <TextField label={w.groupName} hint={w.groupNameHint} value={title} maxLength={80} problem={failure.fields.title} optional />}
          <Failed failure={failure} />
          <Button type="submit" busy={busy}>
            {w.start}
          </Button>
        </form>
      </div>
    </>
  );
}
