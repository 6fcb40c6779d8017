import { useId, useRef } from 'preact/hooks';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { words } from '../words';

/** Something shown once, to be taken away. */
export function Copyable({ label, hint, text }: { label: string; hint: string; text: string }) {
  const w = words.value.members;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    // Only over HTTPS; elsewhere the text is selected, ready to be copied by hand.
    await navigator.clipboard?.writeText(text).then(() => toast(w.copied), () => {});
  };
  return (
    <div class="note copyable" role="status">
      <label htmlFor={id}>{label}</label>
      <p class="hint">{hint}</p>
      <div class="message-line">
        <input id={id} ref={field} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
        <Button quiet onClick={copy}>
          {w.copy}
        </Button>
      </div>
    </div>
  );
}
