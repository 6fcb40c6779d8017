import { useSignal } from '@preact/signals';
import { ask } from '../api/ask';
import { MessageAtDocument } from '../generated/operations';
import { Button } from '../parts/basics';
import { Dialog } from '../parts/Dialog';
import { Failed, TextField, useSending } from '../parts/form';
import { words } from '../words';

/** Leads to the first message of a day, or to the next after it. */
export function JumpToDate({ conversationId, goTo, onClose }: { conversationId: string; goTo: (number: number) => Promise<void>; onClose: () => void }) {
  const w = words.value.messages;
  const today = dateOf(new Date());
  const date = useSignal(today);
  const { busy, failure, submit, form } = useSending(async () => {
    const at = new Date(`${date.peek() || today}T00:00`).toISOString();
    const { conversation } = await ask(MessageAtDocument, { id: conversationId, at });
    const number = conversation?.messages.nodes[0]?.number;
    onClose();
    if (number) await goTo(number);
  });
  return (
    <Dialog title={w.jump} onClose={onClose}>
      <form ref={form} onSubmit={submit}>
        <TextField label={w.date} value={date} type="date" max={today} />
        <Failed failure={failure} />
        <Button type="submit" busy={busy}>
          {w.go}
        </Button>
      </form>
    </Dialog>
  );
}

/** As a date field holds it, in the member's own time. */
function dateOf(day: Date): string {
  return new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
