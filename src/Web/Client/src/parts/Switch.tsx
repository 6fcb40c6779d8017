import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Failed, useSending } from './form';

/** On or off, kept as soon as it is pressed; what it does for both sides stands under it. */
export function Switch({ label, hint, on, keep }: { label: string; hint: string; on: boolean; keep: (on: boolean) => Promise<void> }) {
  const id = useId();
  const wanted = useSignal<boolean | null>(null);
  const { busy, failure, submit } = useSending(() => keep(wanted.peek()!));
  const press = async (now: boolean) => {
    wanted.value = now;
    await submit();
    wanted.value = null;
  };
  return (
    <div class="switch-line">
      <label class="switch">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          checked={wanted.value ?? on}
          aria-describedby={id}
          onClick={(event) => busy && event.preventDefault()}
          onChange={(event) => void press(event.currentTarget.checked)}
        />
      </label>
      <p class="hint" id={id}>
        {hint}
      </p>
      <Failed failure={failure} />
    </div>
  );
}
