import { useAnswer } from '../api/answer';
import { me } from '../app/session';
import { SettingsDocument, type MyPreferencesFragment, type UpdatePreferencesInput } from '../generated/operations';
import { useStream } from '../live/useStream';
import { toast } from '../parts/announce';
import { Card, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Switch } from '../parts/Switch';
import { words } from '../words';
import { Blocked } from './Blocked';
import { keep } from './keep';
import { Kinds } from './Kinds';
import { PushSwitch } from './PushSwitch';
import { Quiet } from './Quiet';
import './settings.css';

const changes = new Set(['preferences.changed', 'blocks.changed']);

/** How the member is told, and what others see of them: kept at once, the same on all their devices. */
export default function Settings() {
  const { settings: w, app } = words.value;
  const { data, error, again, put } = useAnswer(SettingsDocument, {});
  useStream(me.value?.inbox, { event: ({ kind }) => void (changes.has(kind) && again()), began: () => void again() });
  if (!data?.me) return error ? <LoadFailed again={again} /> : <Loading />;
  const { preferences, blockedMembers } = data.me;
  const save = async (input: UpdatePreferencesInput) => {
    const kept = await keep(input);
    put((now) => ({ ...now, me: now.me && { ...now.me, preferences: kept } }));
    toast(app.saved);
  };
  const choices = { choices: data.notificationChoices, put: (next: typeof data.notificationChoices) => put((now) => ({ ...now, notificationChoices: next })) };
  return (
    <div class="page settings">
      <PageTitle>{w.title}</PageTitle>
      <p class="soft">{w.intro}</p>
      <Kinds {...choices} />
      <Card title={w.deviceTitle}>
        <PushSwitch />
      </Card>
      <Card title={w.mailTitle}>
        <PreferenceSwitch name="digest" preferences={preferences} save={save} />
      </Card>
      <Quiet preferences={preferences} save={save} />
      <Card title={w.talkTitle}>
        {(['takesMessages', 'readReceipts', 'showsWriting', 'invisible'] as const).map((name) => (
          <PreferenceSwitch key={name} name={name} preferences={preferences} save={save} />
        ))}
      </Card>
      <Blocked members={blockedMembers} again={again} />
    </div>
  );
}

export interface Saving {
  preferences: MyPreferencesFragment;
  save: (input: UpdatePreferencesInput) => Promise<void>;
}

function PreferenceSwitch({ name, preferences, save }: Saving & { name: 'digest' | 'takesMessages' | 'readReceipts' | 'showsWriting' | 'invisible' }) {
  const w = words.value.settings;
  return <Switch label={w[name]} hint={w[`${name}Hint`]} on={preferences[name]} keep={(on) => save({ [name]: on })} />;
}
