import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { loadMe } from '../app/session';
import { UpdateProfileDocument, type BeneficiaryStatus, type MySettingsQuery, type ProfileFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Failed, SelectField, TextField, useSending } from '../parts/form';
import { words } from '../words';
import { CommuneField, type Chosen } from './CommuneField';
import { LanguagesField } from './LanguagesField';

export function ProfileForm({ member, localBodies }: { member: ProfileFragment; localBodies: MySettingsQuery['localBodies'] }) {
  const { members: w, access, status: statuses, app } = words.value;
  const name = useSignal(member.name);
  const status = useSignal<string>(member.status);
  const localBody = useSignal(member.localBody?.code ?? '');
  const commune = useSignal<Chosen | null>(member.commune ?? null);
  const languages = useSignal(member.languages);
  const about = useSignal(member.about);
  const { busy, failure, submit, form } = useSending(
    async () => {
      const input = {
        name: name.value,
        status: status.value as BeneficiaryStatus,
        localBodyCode: localBody.value || null,
        communeInsee: commune.value?.insee ?? null,
        languages: languages.value,
        about: about.value,
      };
      await change(UpdateProfileDocument, { input });
      await loadMe();
      toast(app.saved);
    },
    ['name', 'status', 'localBodyCode', 'communeInsee', 'languages', 'about'],
  );
  return (
    <form ref={form} class="card" onSubmit={submit} noValidate>
      <TextField label={access.name} value={name} autoComplete="name" problem={failure.fields.name} />
      <SelectField label={access.iAm} value={status} options={Object.entries(statuses)} problem={failure.fields.status} />
      <SelectField
        label={w.localBody}
        value={localBody}
        options={[['', w.noLocalBody], ...localBodies.map((body): [string, string] => [body.code, body.name])]}
        problem={failure.fields.localBodyCode}
      />
      <CommuneField value={commune} problem={failure.fields.communeInsee} />
      <LanguagesField value={languages} problem={failure.fields.languages} />
      <TextField label={w.about} hint={w.aboutHint} value={about} lines={4} optional problem={failure.fields.about} />
      <Failed failure={failure} />
      <Button type="submit" busy={busy}>
        {app.save}
      </Button>
    </form>
  );
}
