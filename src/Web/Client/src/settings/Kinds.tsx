import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { ask } from '../api/ask';
import { ChooseNotificationDocument, type Delivery, type SettingsQuery } from '../generated/operations';
import { toast } from '../parts/announce';
import { Failed, useSending } from '../parts/form';
import { words } from '../words';

type Choices = SettingsQuery['notificationChoices'];

/** For each kind of notification: at once, by mail, or not at all. */
export function Kinds({ choices, put }: { choices: Choices; put: (choices: Choices) => void }) {
  const w = words.value.settings;
  return (
    <section class="card">
      <h2>{w.kindsTitle}</h2>
      {choices.map((choice) => (
        <Kind key={choice.kind} choice={choice} put={(delivery) => put(choices.map((one) => (one.kind === choice.kind ? { ...one, delivery } : one)))} />
      ))}
    </section>
  );
}

function Kind({ choice: { kind, delivery }, put }: { choice: Choices[number]; put: (delivery: Delivery) => void }) {
  const { settings: w, app } = words.value;
  const id = useId();
  const wanted = useSignal<Delivery | null>(null);
  const { failure, submit } = useSending(async () => {
    const chosen = wanted.peek()!;
    await ask(ChooseNotificationDocument, { input: { kind, delivery: chosen } });
    put(chosen);
    toast(app.saved);
  });
  const choose = async (chosen: Delivery) => {
    wanted.value = chosen;
    await submit();
    wanted.value = null;
  };
  return (
    <div class="kind" role="radiogroup" aria-labelledby={id}>
      <p id={id}>{w.kinds[kind]}</p>
      <div class="kind-choices">
        {(Object.entries(w.deliveries) as [Delivery, string][]).map(([option, label]) => (
          <label key={option}>
            <input type="radio" name={id} checked={(wanted.value ?? delivery) === option} onChange={() => void choose(option)} /> {label}
          </label>
        ))}
      </div>
      <Failed failure={failure} />
    </div>
  );
}
