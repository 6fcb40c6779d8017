import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { myId } from '../app/session';
import type { UpdatePreferencesInput } from '../generated/operations';
import { Card } from '../parts/basics';
import { failureOf, SelectField } from '../parts/form';
import { Switch } from '../parts/Switch';
import { words } from '../words';
import type { Saving } from './Settings';
import { noteZone } from './zone';

const usual = { quietFrom: '20:00', quietUntil: '08:00' };
const never = { quietFrom: '00:00', quietUntil: '00:00' };

/** When the member is left in peace, and by which clock. */
export function Quiet({ preferences, save }: Saving) {
  const w = words.value.settings;
  const { quietFrom, quietUntil } = preferences;
  const isOn = quietFrom !== quietUntil;
  return (
    <Card title={w.quietTitle}>
      <Switch label={w.quiet} hint={w.quietHint} on={isOn} keep={(on) => save(on ? usual : never)} />
      {isOn && <Hours preferences={preferences} save={save} />}
      <Zone preferences={preferences} save={save} />
    </Card>
  );
}

/** Kept once they were left alone for a moment, as they change figure by figure, or when the page is left. */
function Hours({ preferences, save }: Saving) {
  const w = words.value.settings;
  const [from, until] = [useSignal(preferences.quietFrom), useSignal(preferences.quietUntil)];
  const problem = useSignal('');
  const id = useId();
  const waiting = useRef<UpdatePreferencesInput | null>(null);
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = () => {
    clearTimeout(soon.current);
    const hours = waiting.current;
    waiting.current = null;
    if (hours) save(hours).catch((error) => (problem.value = failureOf(error).general[0] ?? ''));
  };
  useEffect(() => keep, []);
  useEffect(() => {
    from.value = preferences.quietFrom;
    until.value = preferences.quietUntil;
  }, [preferences.quietFrom, preferences.quietUntil]);
  const set = (time: typeof from, value: string) => {
    time.value = value;
    problem.value = from.peek() === until.peek() ? w.quietSame : '';
    clearTimeout(soon.current);
    const fits = from.peek() && until.peek() && !problem.peek();
    waiting.current = fits ? { quietFrom: from.peek(), quietUntil: until.peek() } : null;
    soon.current = setTimeout(keep, 1_000);
  };
  return (
    <div class="hours">
      {([[w.quietFrom, from], [w.quietUntil, until]] as const).map(([label, time], i) => (
        <div class="field" key={i}>
          <label htmlFor={id + i}>{label}</label>
          <input
            id={id + i}
            type="time"
            value={time.value}
            aria-invalid={problem.value ? true : undefined}
            aria-describedby={`${id}-problem`}
            onInput={(event) => set(time, event.currentTarget.value)}
          />
        </div>
      ))}
      <p class="problem" id={`${id}-problem`} role="alert">
        {problem.value}
      </p>
    </div>
  );
}

function Zone({ preferences, save }: Saving) {
  const zone = useSignal(preferences.timeZone);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    zone.value = preferences.timeZone;
  }, [preferences.timeZone]);
  useEffect(() => {
    if (zone.value === preferences.timeZone) return;
    noteZone(myId.peek());
    problem.value = undefined;
    save({ timeZone: zone.value }).catch((error) => (problem.value = failureOf(error).general[0]));
  }, [zone.value]);
  const zones = [...new Set([preferences.timeZone, ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'))])].sort();
  return (
    <SelectField label={words.value.settings.timeZone} value={zone} problem={problem.value} options={zones.map((name) => [name, name.replaceAll('_', ' ')])} />
  );
}
