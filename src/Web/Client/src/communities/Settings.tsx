import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { loadMe } from '../app/session';
import { UpdateCommunityDocument, type Door } from '../generated/operations';
import { toast } from '../parts/announce';
import { Back } from '../parts/Back';
import { Button, PageTitle } from '../parts/basics';
import { Failed, TextField, useSending } from '../parts/form';
import { words } from '../words';
import type { RoomProps } from './Community';
import { DoorField } from './Found';

export default function Settings({ community, patch }: RoomProps) {
  const { communities: w, app } = words.value;
  const [name, summary, charter] = [useSignal(community.name), useSignal(community.summary), useSignal(community.charter)];
  const door = useSignal<string>(community.door);
  const { busy, failure, submit, form } = useSending(
    async () => {
      const input = { communityId: community.id, name: name.value, summary: summary.value, charter: charter.value, door: door.value as Door };
      const { community: changed } = await change(UpdateCommunityDocument, { input });
      if (changed) patch(changed);
      await loadMe();
      toast(app.saved);
    },
    ['name', 'summary', 'charter'],
  );
  return (
    <>
      <header class="read-head">
        <Back href={`/c/${community.slug}`} label={community.name} />
        <PageTitle>{w.settingsTab}</PageTitle>
      </header>
      <div class="read-inner">
        <form ref={form} class="card" onSubmit={submit} noValidate>
          <TextField label={w.name} value={name} problem={failure.fields.name} />
          <TextField label={w.summary} hint={w.summaryHint} value={summary} lines={3} problem={failure.fields.summary} />
          <DoorField door={door} />
          <TextField label={w.charter} value={charter} lines={12} optional problem={failure.fields.charter} />
          <Failed failure={failure} />
          <Button type="submit" busy={busy}>
            {app.save}
          </Button>
        </form>
      </div>
    </>
  );
}
