import { useSignal, type Signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { newKey } from '../api/key';
import { loadMe } from '../app/session';
import { FoundCommunityDocument, type CommunityKind, type Door } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button, PageTitle } from '../parts/basics';
import { ChoiceField, Failed, SelectField, TextField, useSending } from '../parts/form';
import { words } from '../words';

/** Founding a community: who founds it is its first steward. */
export default function Found() {
  const { communities: w, kinds } = words.value;
  const { route } = useLocation();
  const clientKey = useRef(newKey());
  const [name, summary, charter] = [useSignal(''), useSignal(''), useSignal('')];
  const kind = useSignal('PASSION');
  const door = useSignal('OPEN');
  const { busy, failure, submit, form } = useSending(
    async () => {
      const input = {
        name: name.value,
        summary: summary.value,
        charter: charter.value,
        kind: kind.value as CommunityKind,
        door: door.value as Door,
        clientKey: clientKey.current,
      };
      const { community } = await change(FoundCommunityDocument, { input });
      toast(w.created);
      await loadMe();
      route(`/c/${community!.slug}`);
    },
    ['name', 'summary', 'charter', 'kind'],
  );
  return (
    <div class="page">
      <PageTitle>{w.foundNew}</PageTitle>
      <p class="soft">{w.foundIntro}</p>
      <form ref={form} class="card" onSubmit={submit} noValidate>
        <TextField label={w.name} value={name} problem={failure.fields.name} />
        <SelectField label={w.kind} value={kind} options={Object.entries(kinds)} problem={failure.fields.kind} />
        <TextField label={w.summary} hint={w.summaryHint} value={summary} lines={3} problem={failure.fields.summary} />
        <DoorField door={door} />
        <TextField label={w.charter} hint={w.charterHint} value={charter} lines={8} optional problem={failure.fields.charter} />
        <Failed failure={failure} />
        <Button type="submit" busy={busy}>
          {w.create}
        </Button>
      </form>
    </div>
  );
}

export function DoorField({ door }: { door: Signal<string> }) {
  const { communities: w, doors, doorHints } = words.value;
  return <ChoiceField label={w.door} value={door} options={(Object.keys(doors) as Door[]).map((value) => ({ value, label: doors[value], hint: doorHints[value] }))} />;
}
